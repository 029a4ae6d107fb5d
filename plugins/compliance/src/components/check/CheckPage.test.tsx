import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { isoDay } from '../../lib/time';
import { check, NOW, result, waiver } from '../../__testUtils__/fixtures';
import {
  clickWhenEnabled,
  fakeApi,
  renderPage,
} from '../../__testUtils__/renderPage';

const PATH =
  '/compliance/checks/alerts-have-runbooks?entityRef=component:default/cart-api';

const withResult = (
  parts: Parameters<typeof result>[0],
  checkParts?: Parameters<typeof check>[0],
) =>
  fakeApi({
    listChecks: jest.fn(async () => ({ items: [check(checkParts)] })),
    listResults: jest.fn(async () => ({ items: [result(parts)], total: 1 })),
  });

function fill(field: HTMLElement, value: string) {
  fireEvent.change(field, { target: { value } });
}

async function openForm(button: string) {
  await clickWhenEnabled(button);
  return within(await screen.findByRole('dialog'));
}

describe('check of a service', () => {
  it('shows question, outcome, message, why and fix', async () => {
    renderPage(PATH, { api: withResult({}) });
    const heading = await screen.findByRole('heading', {
      name: 'Does every alert name a runbook?',
    });
    const summary = heading.closest('section')!;
    expect(summary).toHaveTextContent('fail');
    expect(summary).toHaveTextContent('2 of 3 alerts name no runbook.');
    expect(
      screen.getByText('At night nobody should have to guess.'),
    ).toBeInTheDocument();
    expect(
      screen.getByText('Add runbook_url to the rule.'),
    ).toBeInTheDocument();
    expect(screen.getByText('Effort: hours')).toBeInTheDocument();
  });

  it('links evidence only where its address is http(s)', async () => {
    const evidence = [
      { text: 'good', source: 'Grafana main', url: 'https://g/1' },
      { text: 'bad', source: 'Grafana main', url: 'ftp://files/1' },
      { text: 'none', source: 'Grafana main', observedAt: NOW },
    ];
    renderPage(PATH, { api: withResult({ evidence }) });
    expect(await screen.findByRole('link', { name: /^good/ })).toHaveAttribute(
      'href',
      'https://g/1',
    );
    expect(screen.getByText('bad').closest('a')).toBeNull();
    expect(screen.getByText('none').closest('a')).toBeNull();
  });

  it('lists the history, newest first', async () => {
    const api = withResult({});
    api.getHistory.mockResolvedValue({
      items: [
        { outcome: 'pass', message: 'old', from: '2026-01-01', to: NOW },
        { outcome: 'fail', message: 'new', from: NOW },
      ],
    });
    renderPage(PATH, { api });
    const list = await screen.findByRole('list', { name: 'History' });
    const entries = within(list).getAllByRole('listitem');
    expect(entries[0]).toHaveTextContent('failnew');
    expect(entries[1]).toHaveTextContent('passold');
  });

  it('keeps the page when only the history fails', async () => {
    const api = withResult({});
    api.getHistory.mockRejectedValue(new Error('Broken.'));
    renderPage(PATH, { api });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Could not load the history\..*Broken\./,
    );
    expect(screen.getByText('Evidence')).toBeInTheDocument();
  });

  it('says so when check or result do not exist', async () => {
    renderPage('/compliance/checks/gone?entityRef=component:default/x', {
      api: fakeApi(),
    });
    expect(
      await screen.findByText(/There is no check gone/),
    ).toBeInTheDocument();
  });

  it('shows everybody’s results without a subject in the address', async () => {
    renderPage('/compliance/checks/alerts-have-runbooks', {
      api: withResult({}),
    });
    expect(
      await screen.findByRole('heading', { name: 'Results (1 of 1)' }),
    ).toBeInTheDocument();
  });
});

describe('waiver', () => {
  it('is requested with reason and day', async () => {
    const api = withResult({});
    renderPage(PATH, { api });
    const form = await openForm('Request a waiver');
    fill(form.getByLabelText(/Reason/), 'Replaced in spring anyway.');
    await userEvent.click(form.getByRole('button', { name: 'Request' }));
    await waitFor(() =>
      expect(api.requestWaiver).toHaveBeenCalledWith({
        checkId: 'alerts-have-runbooks',
        entityRef: 'component:default/cart-api',
        reason: 'Replaced in spring anyway.',
        expiresAt: isoDay(90),
      }),
    );
    expect(api.listResults).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['short', isoDay(30), /at least 10 characters/],
    ['A reason that is long enough', '', /Choose a day\./],
    ['A reason that is long enough', isoDay(0), /after today/],
    ['A reason that is long enough', isoDay(366), /within one year/],
  ])('is refused for %s until %s', async (reason, day, problem) => {
    const api = withResult({});
    renderPage(PATH, { api });
    const form = await openForm('Request a waiver');
    fill(form.getByLabelText(/Reason/), reason);
    fill(form.getByLabelText(/Expires on/), day);
    await userEvent.click(form.getByRole('button', { name: 'Request' }));
    expect(await form.findByText(problem)).toBeInTheDocument();
    expect(api.requestWaiver).not.toHaveBeenCalled();
  });

  it('keeps what was typed when the backend refuses', async () => {
    const api = withResult({});
    api.requestWaiver.mockRejectedValue(new Error('There is one already.'));
    renderPage(PATH, { api });
    const form = await openForm('Request a waiver');
    fill(form.getByLabelText(/Reason/), 'A good long reason');
    await userEvent.click(form.getByRole('button', { name: 'Request' }));
    expect(await form.findByRole('alert')).toHaveTextContent(
      'There is one already.',
    );
    expect(form.getByLabelText(/Reason/)).toHaveValue('A good long reason');
  });

  it('can be approved by somebody else', async () => {
    const api = withResult({ waiver: waiver() });
    renderPage(PATH, { api });
    await clickWhenEnabled('Approve');
    await waitFor(() =>
      expect(api.decideWaiver).toHaveBeenCalledWith('w1', 'approve'),
    );
    expect(
      screen.queryByRole('button', { name: 'Request a waiver' }),
    ).not.toBeInTheDocument();
  });

  it('cannot be decided by who asked for it', async () => {
    renderPage(PATH, {
      api: withResult({ waiver: waiver() }),
      user: 'user:default/mia.chen',
    });
    const reasons = await screen.findAllByRole('note', {
      name: /somebody else has to decide/,
    });
    expect(reasons).toHaveLength(2);
    expect(screen.getByRole('button', { name: 'Approve' })).toBeDisabled();
    expect(screen.getByRole('button', { name: 'Reject' })).toBeDisabled();
  });

  it('shows who approved it and until when', async () => {
    const approved = waiver({
      state: 'approved',
      decidedBy: 'user:default/jonas.weber',
      decidedAt: NOW,
    });
    renderPage(PATH, {
      api: withResult({ display: 'waived', waiver: approved }),
    });
    expect(await screen.findByText('waived')).toBeInTheDocument();
    expect(screen.getByText('approved')).toBeInTheDocument();
    expect(screen.getByText(/Decided by/)).toBeInTheDocument();
    expect(screen.getByText(/^Expires/)).toBeInTheDocument();
  });

  it('is not offered for what does not fail', async () => {
    renderPage(PATH, {
      api: withResult({ outcome: 'unknown', display: 'unknown' }),
    });
    expect(
      await screen.findByText('Only a failure can be waived.'),
    ).toBeInTheDocument();
  });
});

describe('attestation', () => {
  const open = async (api = withResult({}, { cadenceDays: 14 })) => {
    renderPage(PATH, { api });
    return { api, form: await openForm('Attest') };
  };

  it('is offered only where people attest', async () => {
    renderPage(PATH, { api: withResult({}) });
    await screen.findByText('Evidence');
    expect(
      screen.queryByRole('button', { name: 'Attest' }),
    ).not.toBeInTheDocument();
  });

  it('says for how long it holds and is sent with its record', async () => {
    const { api, form } = await open();
    expect(form.getByText(/It holds for 14 days/)).toBeInTheDocument();
    fill(form.getByLabelText(/What was done/), 'Met on Monday');
    fill(form.getByLabelText(/Link/), 'https://wiki/1');
    await userEvent.click(form.getByRole('button', { name: 'Attest' }));
    await waitFor(() =>
      expect(api.attest).toHaveBeenCalledWith({
        checkId: 'alerts-have-runbooks',
        entityRef: 'component:default/cart-api',
        note: 'Met on Monday',
        url: 'https://wiki/1',
      }),
    );
  });

  it('refuses a link that is none', async () => {
    const { api, form } = await open();
    fill(form.getByLabelText(/What was done/), 'Met on Monday');
    fill(form.getByLabelText(/Link/), 'ftp://files/1');
    await userEvent.click(form.getByRole('button', { name: 'Attest' }));
    expect(await form.findByText(/starts with http/)).toBeInTheDocument();
    expect(api.attest).not.toHaveBeenCalled();
  });
});
