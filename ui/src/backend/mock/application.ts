// Applications of the made-up program: a short guide, one form of the catalogue's real sections, a checklist that follows
// what is there. English only, and far simpler than the real rules.

import personal from '../../../../assets/catalogue/forms/personal.schema.json';
import personalUi from '../../../../assets/catalogue/forms/personal.ui.json';
import family from '../../../../assets/catalogue/forms/family.schema.json';
import familyUi from '../../../../assets/catalogue/forms/family.ui.json';
import photo from '../../../../assets/catalogue/forms/photo.schema.json';
import photoUi from '../../../../assets/catalogue/forms/photo.ui.json';
import studies from '../../../../assets/catalogue/forms/studies.schema.json';
import studiesUi from '../../../../assets/catalogue/forms/studies.ui.json';
import type { Backend } from '../backend';
import type {
  AnswerProblem,
  ChecklistItem,
  ChecklistView,
  DeadlineView,
  EventsView,
  GuideView,
  IdentityField,
  PaperSaid,
  PaperView,
  PhotoCrop,
  SlotCard,
  TypeCard,
  TypeView,
} from '../types';

type Applications = Pick<
  Backend,
  | 'guide'
  | 'applicationTypes'
  | 'applicationType'
  | 'countries'
  | 'createApplication'
  | 'chooseApplication'
  | 'form'
  | 'answerWithin'
  | 'standAt'
  | 'checklist'
  | 'addPaper'
  | 'sayOfPaper'
  | 'setEvents'
  | 'identity'
  | 'photo'
  | 'setPhoto'
  | 'savePhoto'
  | 'saveChecklist'
  | 'deadlines'
  | 'saveCalendar'
  | 'handOverPlan'
  | 'writeHandOver'
  | 'openPage'
  | 'openOfficialPage'
  | 'tick'
  | 'setReceipt'
  | 'addReceipt'
>;

export type MockType = {
  kind: string;
  answers: Record<string, Record<string, unknown>>;
  at: string | null;
  events: EventsView;
  receipt: string | null;
};

type World = {
  nameOf: (caseId: number) => string;
  createCase: (name: string) => Promise<number>;
  addSlot: (caseId: number, name: string, rule: 'general' | 'passport') => Promise<number>;
  cardsOf: (caseId: number) => SlotCard[];
  emit: (event: 'case' | 'cases', id: number | null) => void;
  refuse: (code: string, text: string, cure?: string | null) => never;
};

const SECTIONS = { personal, photo, family, studies } as Record<
  string,
  { required?: string[]; properties: Record<string, unknown> }
>;
const STEPS = [personalUi, photoUi, familyUi, studiesUi];
const TITLES: Record<string, string> = {
  personal: 'Personal details',
  photo: 'Passport photo',
  family: 'Family',
  studies: 'Studies',
};
const PAPERS = [
  {
    id: 'passport-copy',
    name: 'Colour copy of the passport',
    hint: 'The page with the photo and every page with markings',
    asks: false,
    required: true,
  },
  { id: 'photo', name: 'Passport photo', hint: null, asks: false, required: false },
  { id: 'acceptance', name: 'Certificate of acceptance or attendance', hint: null, asks: true, required: true },
  { id: 'income', name: 'Proof of income', hint: 'For example a bank statement', asks: true, required: true },
  { id: 'employment-certificates', name: 'Certificates of earlier work', hint: null, asks: true, required: false },
];
/** What stands in the only passport of the made-up program. */
const PASSPORT: Record<string, [name: string, value: string]> = {
  'personal.family-name': ['Family name, as in your passport', 'ALI'],
  'personal.given-names': ['Given names, as in your passport', 'AMINA'],
  'personal.nationality': ['Citizenship', 'SO'],
};
const COUNTRIES = {
  AF: 'Afghanistan',
  EE: 'Estonia',
  FI: 'Finland',
  IQ: 'Iraq',
  SE: 'Sweden',
  SO: 'Somalia',
  SY: 'Syria',
  UA: 'Ukraine',
  VN: 'Vietnam',
} as Record<string, string>;
const NOTHING_HAPPENED: EventsView = { submitted: null, identified: null, decisionOpened: null, requests: [] };

const card = (id: string, name: string, who: string, how: TypeCard['how'] = 'electronic'): TypeCard => ({
  id,
  name,
  ownName: id === 'remigration',
  who,
  how,
  howText: { electronic: 'Online in Enter Finland', paper: 'On a paper form', 'in-person': 'In person' }[how],
  where:
    how === 'paper'
      ? 'It cannot be done online. Take the paper form to a service point of the Finnish Immigration Service or a Finnish mission.'
      : null,
});
const TYPES = [
  card('study', 'Residence permit application for studies', 'You have been accepted as a student in Finland.'),
  card('work-employed', 'Residence permit application for an employed person', 'You have an ordinary job in Finland.'),
  card('remigration', 'Finnish origin', 'You have been Finnish, or your parent or grandparent is.', 'paper'),
];
const viewOf = (kind: string): TypeView => ({
  card: TYPES.find((it) => it.id === kind) ?? TYPES[0]!,
  officialPage: 'https://migri.fi/en/residence-permit-application-for-studies',
  servicePage: 'https://enterfinland.fi/eServices/info/studypermit',
  formCodes: ['OLE_OPI'],
  grade: 'From somebody else: check it on the official page. Last checked on 22 November 2026.',
  warnings: ['The list of papers may lack something. Check it on the official page: https://migri.fi/en/'],
  fees: ['Fee online: €600, year 2026.', 'Fee on paper or in person: €750, year 2026.'],
  papers: PAPERS.map((it) => ({ name: it.name, hint: it.hint, conditional: !it.required })),
});

export function applications(world: World): Applications & { typeOf: (caseId: number) => string | null } {
  const known = new Map<number, MockType>();
  const papers = new Map<number, { paper: string; said: PaperSaid; done: boolean }>();
  const crops = new Map<number, PhotoCrop>();
  const begin = (caseId: number, kind: string) =>
    known.set(caseId, { kind, answers: {}, at: null, events: NOTHING_HAPPENED, receipt: null });
  const of = (caseId: number) =>
    known.get(caseId) ?? world.refuse('application-not-chosen', 'It is not known yet what this application is for.');
  const change = (caseId: number, it: Partial<MockType>) => {
    known.set(caseId, { ...of(caseId), ...it });
    world.emit('case', caseId);
    world.emit('cases', null);
  };
  const note = (slotId: number, it: Partial<{ said: PaperSaid; done: boolean }>) => {
    const before = papers.get(slotId) ?? {
      paper: '',
      said: { acceptedLanguage: null, issuedIn: null, standardForm: false },
      done: false,
    };
    papers.set(slotId, { ...before, ...it });
    world.emit('case', null);
  };
  const slotOf = (caseId: number, paper: string) =>
    world.cardsOf(caseId).find((it) => papers.get(it.id)?.paper === paper);
  const addPaper = async (caseId: number, paper: string) => {
    const there = slotOf(caseId, paper);
    if (there) return there.id;
    const name = PAPERS.find((it) => it.id === paper)?.name ?? 'Receipt of the application';
    const id = await world.addSlot(caseId, name, paper === 'passport-copy' ? 'passport' : 'general');
    note(id, {});
    papers.set(id, { ...papers.get(id)!, paper });
    world.emit('case', caseId);
    return id;
  };
  begin(1, 'study');
  change(1, {
    events: { ...NOTHING_HAPPENED, submitted: new Date(Date.now() - 80 * 86_400_000).toISOString().slice(0, 10) },
  });

  const said = (slotId: number | null) =>
    (slotId !== null && papers.get(slotId)?.said) || { acceptedLanguage: null, issuedIn: null, standardForm: false };
  const rowsOf = (caseId: number): PaperView[] =>
    PAPERS.map((row) => {
      const slot = slotOf(caseId, row.id);
      const slotId = slot?.id ?? null;
      return {
        slotId,
        paper: row.id,
        name: slot?.name ?? row.name,
        hint: row.hint,
        required: row.required,
        maybe: row.id === 'photo' ? 'Has the photographer given you a retrieval code?' : null,
        bringer: 'you',
        asksLanguage: row.asks,
        asksCountry: row.asks,
        said: said(slotId),
        holder: row.id === 'passport-copy',
        pages: slot?.pages ?? 0,
        state: slot?.state ?? 'none',
        verdict: slot?.verdict ?? 'none',
      };
    });
  const isPhoto = (paper: PaperView) => paper.paper === 'photo';
  const problems = (caseId: number): AnswerProblem[] =>
    Object.entries(SECTIONS).flatMap(([section, { required = [] }]) =>
      required
        .filter((name) => of(caseId).answers[section]?.[name] === undefined)
        .map((name) => ({ field: `${section}.${name}`, missing: true, text: 'Answer this.' })),
    );
  const items = (caseId: number): ChecklistItem[] => {
    const line = (
      key: string,
      text: string,
      severity: ChecklistItem['severity'],
      more: Partial<ChecklistItem> = {},
    ) => ({
      key,
      text,
      severity,
      section: null,
      slotId: null,
      paper: null,
      due: null,
      ...more,
    });
    const open = Object.keys(SECTIONS).map((section) => ({
      section,
      count: problems(caseId).filter((it) => it.field.startsWith(`${section}.`)).length,
    }));
    const cards = world.cardsOf(caseId).filter((it) => it.pages > 0);
    return [
      ...open
        .filter((it) => it.count > 0)
        .map((it) =>
          line('checklist-questions', `${TITLES[it.section]}: ${it.count} questions are open`, 'must', {
            section: it.section,
          }),
        ),
      ...PAPERS.filter((it) => it.required && !slotOf(caseId, it.id)?.pages).map((it) =>
        line('checklist-missing', `${it.name}: is missing. Who gets it: you.`, 'must', { paper: it.id }),
      ),
      ...cards
        .filter((it) => papers.get(it.id)?.said.acceptedLanguage === false)
        .map((it) =>
          line(
            'checklist-translate',
            `${it.name}: have it translated into Finnish, Swedish or English by an authorised translator.`,
            'must',
            { slotId: it.id },
          ),
        ),
      ...cards.map((it) =>
        line('checklist-original', `${it.name}: take the original with you when you prove your identity.`, 'note', {
          slotId: it.id,
        }),
      ),
    ];
  };
  const deadlines = (): DeadlineView[] =>
    [...known].flatMap(([caseId, { events }]) => {
      if (!events.submitted || events.identified) return [];
      const due = new Date(Date.parse(events.submitted) + 90 * 86_400_000).toISOString().slice(0, 10);
      const days = Math.round((Date.parse(due) - Date.now()) / 86_400_000);
      const severity = days < 0 ? 'error' : days < 15 ? 'warning' : 'info';
      return [
        {
          caseId,
          caseName: world.nameOf(caseId),
          text: 'Prove your identity',
          due,
          days,
          severity,
        } satisfies DeadlineView,
      ];
    });

  return {
    typeOf: (caseId) => TYPES.find((it) => it.id === known.get(caseId)?.kind)?.name ?? null,
    guide: async (walk) => guided(walk.map((it) => it.answer)),
    applicationTypes: async () => [{ name: 'First residence permit', types: TYPES }],
    applicationType: async (id) => viewOf(id),
    countries: async () => Object.entries(COUNTRIES).map(([code, name]) => ({ code, name })),
    createApplication: async (kind, name) => {
      const id = await world.createCase(name || viewOf(kind).card.name);
      begin(id, kind);
      return id;
    },
    chooseApplication: async (caseId, kind) => {
      if (kind) begin(caseId, kind);
      else known.delete(caseId);
      world.emit('case', caseId);
    },
    form: async (caseId) => {
      const it = of(caseId);
      const open = problems(caseId);
      return {
        caseId,
        name: world.nameOf(caseId),
        typeName: viewOf(it.kind).card.name,
        at: it.at,
        steps: Object.keys(SECTIONS).map((section) => ({
          section,
          title: TITLES[section] ?? section,
          begun: Object.keys(it.answers[section] ?? {}).length > 0,
          open: open.filter((problem) => problem.field.startsWith(`${section}.`)).length,
          papers: it.answers.photo?.['has-code'] === false && section === 'photo' ? rowsOf(caseId).filter(isPhoto) : [],
        })),
        schema: { properties: SECTIONS },
        ui: {
          type: 'Categorization',
          elements: STEPS.map((step, index) => withSection(step, Object.keys(SECTIONS)[index]!)),
        },
        answers: it.answers,
        problems: open,
        undo: null,
        redo: null,
      };
    },
    answerWithin: async (caseId, field, value, within) => {
      const [section = '', name = ''] = field.split('.');
      const { [name]: _, ...others } = of(caseId).answers[section] ?? {};
      const given = value === null || value === '' ? others : { ...others, [name]: value };
      change(caseId, { answers: { ...of(caseId).answers, [section]: given } });
      return within;
    },
    standAt: async (caseId, at) => void known.set(caseId, { ...of(caseId), at }),
    checklist: async (caseId): Promise<ChecklistView> => {
      const it = known.get(caseId);
      const cards = world.cardsOf(caseId);
      const own = cards.filter((slot) => !papers.has(slot.id));
      return {
        caseId,
        name: world.nameOf(caseId),
        kind: it ? viewOf(it.kind) : null,
        items: it ? items(caseId) : [],
        events: it?.events ?? NOTHING_HAPPENED,
        papers: [
          ...(it ? rowsOf(caseId) : []),
          ...own.map((slot) => ({
            slotId: slot.id,
            paper: null,
            name: slot.name,
            hint: null,
            required: false,
            maybe: null,
            bringer: 'you',
            asksLanguage: false,
            asksCountry: false,
            said: said(slot.id),
            holder: false,
            pages: slot.pages,
            state: slot.state,
            verdict: slot.verdict,
          })),
        ],
      };
    },
    addPaper,
    sayOfPaper: async (slotId, said) => note(slotId, { said }),
    identity: async (caseId) => {
      const slot = slotOf(caseId, 'passport-copy');
      const { answers } = of(caseId);
      const shown = (field: string, value: string) => (field === 'personal.nationality' ? (COUNTRIES[value] ?? value) : value);
      const beside = ([field, [name, value]]: [string, [string, string]]): IdentityField => {
        const [section = '', key = ''] = field.split('.');
        const form = answers[section]?.[key] as string | undefined;
        const same = form?.toUpperCase() === value;
        return {
          field,
          name,
          value,
          zone: shown(field, value),
          form: form === undefined ? null : shown(field, form),
          agreement: form === undefined ? 'unanswered' : same ? 'same' : 'differs',
        };
      };
      const isRead = (slot?.pages ?? 0) > 0;
      return {
        caseId,
        name: world.nameOf(caseId),
        paper: 'passport-copy',
        slotId: slot?.id ?? null,
        read: isRead ? 'read' : 'not-yet',
        lines: isRead ? ['P<SOMALI<<AMINA<<<<<<<<<<<<<<<<<<<<<<<<<<<<<', 'P012345678SOM9903284F3204154<<<<<<<<<<<<<<06'] : [],
        fields: isRead ? Object.entries(PASSPORT).map(beside) : [],
      };
    },
    photo: async (slotId) => ({
      width: 1500,
      height: 2000,
      crop: crops.get(slotId) ?? { left: 0, top: 20, width: 1500 },
      byHand: crops.has(slotId),
      outputWidth: 500,
      outputHeight: 653,
      guide: { crown: [56, 84], chin: [96, 124], head: [445, 500], aside: 21 },
      findings: [],
    }),
    setPhoto: async (slotId, crop) => {
      if (crop) crops.set(slotId, crop);
      else crops.delete(slotId);
      world.emit('case', null);
    },
    savePhoto: async () => '/Documents/03_Passport_photo.jpg',
    saveChecklist: async () => '/Documents/00_Checklist.pdf',
    setEvents: async (caseId, events) => change(caseId, { events }),
    deadlines: async () => deadlines(),
    saveCalendar: async () => '/Documents/Liite.ics',
    handOverPlan: async (caseId) => {
      const it = known.get(caseId);
      const files = world.cardsOf(caseId).filter((slot) => slot.pages > 0 && papers.get(slot.id)?.paper !== 'receipt');
      return {
        caseId,
        name: world.nameOf(caseId),
        kind: it ? viewOf(it.kind).card : null,
        page: it ? viewOf(it.kind).servicePage : null,
        files: files.map((slot, index) => ({
          slotId: slot.id,
          name: slot.name,
          fileName: `0${index + 1}_${slot.name.replaceAll(' ', '_')}_2026-11-28.pdf`,
          bytes: slot.bytes,
          pages: slot.pages,
          state: slot.state,
          verdict: slot.verdict,
          done: papers.get(slot.id)?.done ?? false,
        })),
        open: it ? items(caseId).filter((item) => item.severity === 'must') : [],
        receipt: it?.receipt ?? null,
        receiptSlot: slotOf(caseId, 'receipt')?.id ?? null,
      };
    },
    writeHandOver: async (caseId) => `/Documents/${world.nameOf(caseId)}`,
    openPage: async () => {},
    openOfficialPage: async () =>
      world.refuse(
        'page-not-opened',
        'The page could not be opened in your browser.',
        'Open your browser and type the address.',
      ),
    tick: async (slotId, done) => note(slotId, { done }),
    setReceipt: async (caseId, receipt) => change(caseId, { receipt }),
    addReceipt: (caseId) => addPaper(caseId, 'receipt'),
  };
}

type MockElement = { scope: string; rule?: { condition: { scope: string } } };

/** The real program puts the section into every scope. */
function withSection({ elements, ...step }: { elements: MockElement[] }, section: string) {
  const moved = (scope: string) => scope.replace('#/', `#/properties/${section}/`);
  return {
    ...step,
    elements: elements.map(({ scope, rule, ...it }) => ({
      ...it,
      scope: moved(scope),
      ...(rule && { rule: { ...rule, condition: { ...rule.condition, scope: moved(rule.condition.scope) } } }),
    })),
  };
}

function guided(answers: string[]): GuideView {
  const unofficial = 'This guide is not the authority’s. It is a help; the official page decides.';
  const asked = [
    {
      id: 'start',
      text: 'What do you want?',
      answers: {
        move: 'I want to move to Finland, or I am here without a permit',
        have: 'I have a residence permit in Finland',
        citizenship: 'I want to become a Finnish citizen',
      },
    },
    {
      id: 'citizen',
      text: 'Are you a citizen of an EU country, Iceland, Liechtenstein, Norway or Switzerland?',
      answers: { yes: 'Yes', no: 'No' },
    },
    {
      id: 'reason',
      text: 'Why do you want to live in Finland?',
      answers: {
        work: 'I have a job here',
        study: 'I have a place to study',
        roots: 'I have been Finnish, or my parent or grandparent is',
      },
    },
  ].map((it) => ({
    ...it,
    answers: [
      ...Object.entries(it.answers).map(([id, text]) => ({ id, text })),
      { id: 'unknown', text: 'I do not know' },
    ],
  }));
  const steps = answers.map((answer, index) => ({
    question: asked[index]?.text ?? '',
    answer: asked[index]?.answers.find((it) => it.id === answer)?.text ?? answer,
  }));
  const question = asked[answers.length] ?? null;
  const outcome = question
    ? null
    : {
        reason: 'You have been accepted as a student, so you apply for a permit for studies.',
        unsure: answers.includes('unknown'),
        types: answers.includes('unknown') ? TYPES : TYPES.slice(0, 1),
      };
  return { steps, question, outcome, unofficial };
}
