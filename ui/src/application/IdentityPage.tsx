// What the passport's machine readable lines say, beside what the form says; each can be taken over into the form.

import { Button } from 'suomifi-ui-components';
import { IconCheckCircleFilled, IconHelp, IconUpload, IconWarning } from 'suomifi-icons';
import { useLive } from '../app/live';
import { go, to } from '../app/route';
import { useAct, useBackend, useSession } from '../app/session';
import type { IdentityField, IdentityView } from '../backend/types';
import { Gone } from '../design/Gone';
import { PageHead } from '../design/PageHead';
import { useSay } from '../texts/words';
import './application.css';
import './identity.css';

export function IdentityPage({ id }: { id: number }) {
  const say = useSay();
  const backend = useBackend();
  const { value: identity, trouble } = useLive(() => backend.identity(id), 'case', id);
  if (trouble) return <Gone trouble={trouble} />;
  if (!identity) return null;
  return (
    <div className="page identity">
      <PageHead
        title={say('ui-identity-title')}
        lead={say('ui-identity-lead')}
        trail={{ href: to.case(id), text: identity.name }}
      />
      {identity.read === 'read' ? <Compared identity={identity} /> : <Unread identity={identity} />}
    </div>
  );
}

function Compared({ identity }: { identity: IdentityView }) {
  const say = useSay();
  const { caseId, slotId, fields, lines } = identity;
  const differing = fields.filter((field) => field.agreement === 'differs').length;
  return (
    <>
      <p className={differing > 0 ? 'so-far' : 'so-far done'}>{say('ui-identity-differing', { count: differing })}</p>
      <table className="compared">
        <thead>
          <tr>
            <th scope="col">{say('ui-identity-field')}</th>
            <th scope="col">{say('ui-identity-passport')}</th>
            <th scope="col">{say('ui-identity-form')}</th>
            <th scope="col">{say('ui-identity-agreement')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <Row key={field.field} field={field} caseId={caseId} />
          ))}
        </tbody>
      </table>
      <p className="quiet">{say('ui-identity-letters')}</p>
      <details>
        <summary>{say('ui-identity-lines')}</summary>
        <pre className="zone-lines" dir="ltr">
          {lines.join('\n')}
        </pre>
        {slotId !== null && (
          <a className="plain framed" href={to.slot(slotId)}>
            {say('ui-paper-open')}
          </a>
        )}
      </details>
    </>
  );
}

const LOOK = {
  same: { tone: 'good', Icon: IconCheckCircleFilled, key: 'ui-identity-same' },
  differs: { tone: 'doubt', Icon: IconWarning, key: 'ui-identity-differs' },
  unanswered: { tone: 'calm', Icon: IconHelp, key: 'ui-identity-unanswered' },
} as const;

function Row({ field, caseId }: { field: IdentityField; caseId: number }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { announce } = useSession();
  const { tone, Icon, key } = LOOK[field.agreement];
  const section = field.field.split('.')[0];
  return (
    <tr className={field.agreement} data-field={field.field}>
      <th scope="row">
        <a href={to.form(caseId, section)}>{field.name}</a>
      </th>
      <td data-label={say('ui-identity-passport')}>
        <bdi>{field.zone}</bdi>
      </td>
      <td data-label={say('ui-identity-form')}>{field.form === null ? '–' : <bdi>{field.form}</bdi>}</td>
      <td>
        <div className="agreement">
          <span className={`tag ${tone}`}>
            <Icon aria-hidden />
            {say(key)}
          </span>
          {field.agreement !== 'same' && (
            <button
              type="button"
              className="plain framed"
              onClick={async () => {
                const done = await act(backend.answerWithin(caseId, field.field, field.value, null).then(() => true));
                if (done) announce(say('ui-identity-taken', { name: field.name }));
              }}
            >
              {say('ui-identity-take')}
              <span className="hidden">: {field.name}</span>
            </button>
          )}
        </div>
      </td>
    </tr>
  );
}

/** There is no page yet, or none of them could be read. */
function Unread({ identity }: { identity: IdentityView }) {
  const say = useSay();
  const backend = useBackend();
  const act = useAct();
  const { caseId, paper, slotId, read } = identity;
  if (paper === null) return <p className="hollow">{say('ui-identity-no-passport')}</p>;
  const open = async () => {
    const slot = slotId ?? (await act(backend.addPaper(caseId, paper)));
    if (slot !== undefined) go(to.slot(slot));
  };
  return (
    <div className="drop-zone">
      <h2>{say(read === 'unread' ? 'ui-identity-unread' : 'ui-identity-none')}</h2>
      <p>{say(read === 'unread' ? 'ui-identity-unread-hint' : 'ui-identity-none-hint')}</p>
      <Button icon={<IconUpload />} onClick={() => void open()}>
        {say(read === 'unread' ? 'ui-paper-open' : 'ui-paper-add')}
      </Button>
    </div>
  );
}
