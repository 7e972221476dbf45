// The officials' page: signs in by OpenID Connect with PKCE, lists what was lodged, and does what the interface offers.
'use strict';

const main = document.getElementById('main');
const message = document.getElementById('message');
const here = location.origin + '/officials';
let token = null;

const say = (text) => { message.textContent = text; };
const base64url = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));

// Text only ever becomes text: nothing that an applicant wrote is read as markup.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value); else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

async function issuer() {
  const service = await (await fetch('/v1/service')).json();
  const found = await (await fetch(service.issuer + '/.well-known/openid-configuration')).json();
  return { service, found };
}

async function signIn() {
  const { service, found } = await issuer();
  const verifier = random(), state = random();
  sessionStorage.setItem('pkce', JSON.stringify({ verifier, state }));
  const challenge = base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier)));
  location.assign(found.authorization_endpoint + '?' + new URLSearchParams({
    response_type: 'code', client_id: service.client_id, redirect_uri: here, scope: 'openid profile', state,
    code_challenge: challenge, code_challenge_method: 'S256',
  }));
}

async function signedIn(query) {
  const kept = JSON.parse(sessionStorage.getItem('pkce') ?? 'null');
  sessionStorage.removeItem('pkce');
  history.replaceState(null, '', here);
  if (!kept || query.get('state') !== kept.state) return say('The sign-in was not begun here.');
  const { service, found } = await issuer();
  const answer = await fetch(found.token_endpoint, { method: 'POST', body: new URLSearchParams({
    grant_type: 'authorization_code', code: query.get('code'), redirect_uri: here, client_id: service.client_id,
    code_verifier: kept.verifier,
  }) });
  if (!answer.ok) return say('The sign-in failed.');
  token = (await answer.json()).access_token;
  await list();
}

async function ask(method, path, body) {
  const headers = { authorization: 'Bearer ' + token };
  if (body) headers['content-type'] = 'application/json';
  const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body) });
  if (answer.ok) return answer.status === 204 ? null : answer.json();
  const problem = await answer.json().catch(() => ({ title: 'HTTP ' + answer.status }));
  throw new Error(problem.title + ' ' + JSON.stringify(problem.values ?? {}));
}

async function attempt(work, done) {
  try { await work(); say(done ?? ''); } catch (error) { say(error.message); }
}

async function list() {
  const found = await ask('GET', '/v1/official/applications');
  const rows = found.map((line) => element('tr', {},
    element('td', {}, element('button', { onclick: () => attempt(() => show(line.id)) }, line.id.slice(0, 8))),
    element('td', {}, line.applicant), element('td', {}, line.type), element('td', {}, line.state),
    element('td', {}, line.changed)));
  const head = element('tr', {}, ...['Case', 'Applicant', 'Type', 'State', 'Changed'].map((t) => element('th', { scope: 'col' }, t)));
  main.replaceChildren(element('table', {}, element('thead', {}, head), element('tbody', {}, ...rows)));
}

function form(title, id, path, fields, body) {
  const inputs = Object.fromEntries(fields.map(([name, kind]) => [name,
    kind === 'textarea' ? element('textarea', { rows: 3, 'aria-label': name })
      : Array.isArray(kind) ? element('select', { 'aria-label': name }, ...kind.map((o) => element('option', {}, o)))
        : element('input', { type: kind, 'aria-label': name })]));
  const send = () => attempt(async () => {
    const values = Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, input.value]));
    await ask('POST', `/v1/official/applications/${id}/${path}`, fields.length ? body(values) : undefined);
    await show(id);
  }, title + ': done');
  return element('fieldset', {}, element('legend', {}, title), ...Object.values(inputs), element('button', { onclick: send }, title));
}

async function show(id) {
  const seen = await ask('GET', '/v1/applications/' + id);
  const same = (values) => values;
  const mandates = (seen.mandates ?? []).filter((m) => m.state === 'sent').flatMap((m) => [
    form(`Accept ${m.kind} ${m.name}`, id, `mandates/${m.id}/accept`, [], same),
    form(`Refuse ${m.kind} ${m.name}`, id, `mandates/${m.id}/refuse`, [['reason', 'text']], same)]);
  const documents = (seen.documents_requests ?? []).filter((d) => !d.granted).map((d) =>
    form(`Grant documents to ${d.name}`, id, `documents-requests/${d.number}/grant`, [], same));
  main.replaceChildren(
    element('button', { onclick: () => attempt(list) }, 'Back to the list'),
    element('pre', {}, JSON.stringify(seen, null, 2)),
    form('Take in', id, 'take-in', [], same),
    form('Ask for information', id, 'requests', [['text', 'textarea'], ['deadline', 'date']], same),
    ...mandates, ...documents,
    form('Decide', id, 'decision', [['outcome', ['granted', 'refused', 'lapsed']], ['text', 'textarea']], same),
    form('Legal force', id, 'legal-force', [], same));
}

const query = new URLSearchParams(location.search);
document.getElementById('sign-in').addEventListener('click', () => attempt(signIn));
if (query.has('code')) attempt(() => signedIn(query));
