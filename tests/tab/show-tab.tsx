import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { cleanup, configure, render } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { vi } from 'vitest';
import { Router } from 'wouter';
import { keepToken } from '../../tab/api/access-token.ts';
import { ApiProvider } from '../../tab/api/ApiProvider.tsx';
import { createApiClient } from '../../tab/api/client.ts';
import { HostProvider, type Host } from '../../tab/host/host.ts';
import '../../tab/pages/Configure.tsx';
import '../../tab/pages/Import.tsx';
import '../../tab/pages/Item.tsx';
import '../../tab/pages/MyWork.tsx';
import '../../tab/pages/NextVersion.tsx';
import '../../tab/pages/People.tsx';
import { Pages } from '../../tab/pages/Pages.tsx';
import type { TabHost } from '#tests/helpers/tab-host';

// Pages are real, and so is the server; a busy machine must not make them fail.
// Without layout, jsdom cannot scroll, and Fluent takes an open panel for one that is out of sight.
configure({ asyncUtilTimeout: 8_000, defaultHidden: true });
Element.prototype.scrollIntoView = () => undefined;
window.scrollTo = () => undefined;
globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
// Of what it cannot draw, jsdom would ask every rule about every element at each look for a role.
CSSStyleSheet.prototype.insertRule = () => 0;
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

/**
 * Draws the tab's pages at an address, talking to a real server. Once more with the same host is a reload.
 *
 * @param around what the tab stands in; nothing unless that is what the test is about
 */
export function showTab(host: TabHost, path = '/plans', around: Host | null = null): UserEvent {
  cleanup();
  window.history.replaceState(null, '', `/tab${path}`);
  const client = createApiClient(
    keepToken(() => Promise.resolve('h.e30.s')),
    host.url,
  );
  render(
    <FluentProvider theme={teamsLightTheme}>
      <HostProvider value={around}>
        <ApiProvider client={client}>
          <Router base="/tab">
            <Pages onReady={() => undefined} onFailed={() => undefined} />
          </Router>
        </ApiProvider>
      </HostProvider>
    </FluentProvider>,
  );
  return userEvent.setup({ pointerEventsCheck: 0 });
}
