// The made-up program's side of the service: an application on its way, one that is asked for more, an employer's workers.

import type { Backend, ChangeEvent } from '../backend';
import type {
  ApplicationLine,
  CaseStanding,
  FollowView,
  LetterContent,
  LetterView,
  SendingView,
  SentItem,
  ServiceView,
  SlotCard,
} from '../types';

type Room = {
  nameOf: (caseId: number) => string;
  cardsOf: (caseId: number) => SlotCard[];
  createCase: (name: string) => Promise<number>;
  emit: (event: ChangeEvent, id: number | null) => void;
  refuse: (code: string, text: string, cure?: string | null) => never;
};

type Served = Pick<
  Backend,
  | 'service'
  | 'meetService'
  | 'forgetService'
  | 'signIn'
  | 'giveUpSignIn'
  | 'signOut'
  | 'me'
  | 'sending'
  | 'sendCase'
  | 'takeBack'
  | 'tryAgain'
  | 'shareDraft'
  | 'chooseAnswer'
  | 'follow'
  | 'refreshApplication'
  | 'keepApplication'
  | 'pay'
  | 'consent'
  | 'bookVisit'
  | 'cancelApplication'
  | 'decision'
  | 'beginLetter'
  | 'letter'
  | 'writeLetter'
  | 'sendLetter'
  | 'letters'
  | 'applicationsThere'
  | 'workers'
  | 'sendTerms'
  | 'mandates'
  | 'saveServiceReceipt'
  | 'saveReceivedFile'
>;

const DAY = 86_400_000;
const OWN = '4f1c9a7be2d84c0d';
const BUSINESS = '1572860-0';

const line = (application: string, applicant: string, part: ApplicationLine['part']): ApplicationLine => ({
  application,
  kind: 'Residence permit for an employed person',
  applicant,
  part,
  partText: part,
  stateText: 'more is asked for',
  deadline: '11 December 2026',
  days: 12,
  takesTerms: part === 'employer',
});

export function serving({ nameOf, cardsOf, createCase, emit, refuse }: Room): Served {
  let view: ServiceView = { met: null, signedIn: false, signingIn: false, signInTrouble: null, line: null, waiting: 0 };
  const standings = new Map<number, CaseStanding>();
  const letters = new Map<number, { application: string; content: LetterContent }>();
  let employer: string | null = BUSINESS;
  let visit: string | null = null;
  const change = (next: Partial<ServiceView>) => {
    view = { ...view, ...next };
    emit('service', null);
  };
  const standingOf = (caseId: number) => standings.get(caseId) ?? 'draft';
  const stand = (caseId: number, standing: CaseStanding) => {
    standings.set(caseId, standing);
    emit('case', caseId);
  };
  const item = (id: number, name: string, standing: SentItem['standing']): SentItem => ({
    id,
    name,
    standing,
    trouble: null,
    findings: [],
    again: null,
  });
  const sending = (caseId: number): SendingView => {
    const standing = standingOf(caseId);
    const of = standing === 'received' ? 'received' : 'waits';
    const names = [...cardsOf(caseId).map((card) => card.name), 'The answers of the form'];
    return {
      caseId,
      name: nameOf(caseId),
      standing,
      application: standing === 'draft' ? null : OWN,
      open: [],
      unready: [],
      items: names.map((name, index) => item(standing === 'draft' ? 0 : index + 1, name, of)),
      conflicts: [],
      receipts:
        standing === 'received' ? [{ id: 1, what: 'the application', received: '30 November 2026 10:00', files: names.length }] : [],
    };
  };
  const letterView = (caseId: number): LetterView => {
    const found = letters.get(caseId) ?? refuse('no-such-record', 'There is no such letter.');
    return {
      caseId,
      name: nameOf(caseId),
      application: found.application,
      asked: null,
      content: found.content,
      slots: cardsOf(caseId),
      sending: sending(caseId),
    };
  };
  const followed = (application: string): FollowView => ({
    line: line(application, 'Ngozi Okafor', application === OWN ? 'applicant' : 'employer'),
    caseId: null,
    stages: [
      { text: 'lodged', when: 'past' },
      { text: 'being processed', when: 'past' },
      { text: 'more is asked for', when: 'now' },
      { text: 'decided', when: 'later' },
    ],
    submitted: Date.now() - 30 * DAY,
    fee: '€590, not paid yet',
    deeds:
      application === OWN
        ? ['answer', 'pay', 'book-visit', 'consent', 'state', 'cancel']
        : ['answer', 'pay', 'terms', 'give-papers', 'state'],
    requests: [
      { number: 1, text: 'Please send the signed contract of employment.', deadline: '11 December 2026', days: 12, answer: null },
    ],
    statements: [],
    visit,
    employer,
    terms: null,
    mandates: [],
    documentsRequests: [],
    files: [{ sha256: 'ab'.repeat(32), name: 'Passport', bytes: 212_000 }],
    letters: [...letters].map(([caseId]) => ({ caseId, name: nameOf(caseId), standing: standingOf(caseId) })),
  });
  return {
    service: async () => view,
    meetService: async (address) => {
      if (!address.startsWith('https://')) {
        refuse('service-address', 'This address is not taken.', 'It must begin with https:// and be spelled as the service gives it.');
      }
      change({ met: { name: 'Testipalvelu', address } });
    },
    forgetService: async () => change({ met: null, signedIn: false, signingIn: false }),
    signIn: async () => change({ signingIn: false, signedIn: true }),
    giveUpSignIn: async () => change({ signingIn: false }),
    signOut: async () => change({ signedIn: false }),
    me: async () => ({ name: 'Ngozi Okafor', strong: true, businesses: [BUSINESS] }),
    sending: async (caseId) => sending(caseId),
    sendCase: async (caseId) => stand(caseId, view.signedIn ? 'received' : 'final'),
    takeBack: async (caseId) => stand(caseId, 'draft'),
    tryAgain: async (caseId) => emit('case', caseId),
    shareDraft: async (caseId) => emit('case', caseId),
    chooseAnswer: async (caseId) => emit('case', caseId),
    follow: async (application) => followed(application),
    refreshApplication: async () => {},
    keepApplication: async () => createCase('Ngozi Okafor'),
    pay: async () => {},
    consent: async (_, business) => {
      employer = business;
      emit('case', null);
    },
    bookVisit: async (_, place, on, at) => {
      visit = `${place}, ${on} ${at}`;
      emit('case', null);
    },
    cancelApplication: async () => emit('case', null),
    decision: async () => ({ outcome: 'The permit is granted.', granted: true, text: 'The conditions are met.', made: '30 November 2026 10:00' }),
    beginLetter: async (application, content) => {
      const id = await createCase(content.what);
      letters.set(id, { application, content });
      return id;
    },
    letter: async (caseId) => letterView(caseId),
    writeLetter: async (caseId, content) => {
      letters.set(caseId, { ...letterView(caseId), content });
      emit('case', caseId);
    },
    sendLetter: async (caseId) => stand(caseId, 'received'),
    letters: async () => followed(OWN).letters,
    applicationsThere: async () => [line(OWN, 'Ngozi Okafor', 'applicant')],
    workers: async () => ['Linh Tran', 'Amina Yusuf'].map((name, i) => line(`${OWN}${i}`, name, 'employer')),
    sendTerms: async (_, applications) => applications.map((application) => ({ application, trouble: null })),
    mandates: async () => [],
    saveServiceReceipt: async () => '/Documents/Receipt.pdf',
    saveReceivedFile: async (_, __, name) => `/Documents/${name}.pdf`,
  };
}
