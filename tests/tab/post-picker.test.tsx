// @vitest-environment jsdom
import { FluentProvider, teamsLightTheme } from '@fluentui/react-components';
import { cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, it } from 'vitest';
import { findPosts } from '../../tab/components/post-picker/find-posts.ts';
import { PostPicker } from '../../tab/components/post-picker/PostPicker.tsx';

const posts = [
  { id: 'it', title: 'Head of Digital Services', holder: 'Siân Pugh' },
  { id: 'legal', title: 'Head of Legal Services', holder: null },
  { id: 'chief', title: 'Chief Executive', holder: 'Helena Marsh' },
];

globalThis.ResizeObserver ??= class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
afterEach(cleanup);

it('finds posts by any words of the title or of the holder’s name, accents or not', () => {
  expect(findPosts(posts, 'head serv').map(({ id }) => id)).toEqual(['it', 'legal']);
  expect(findPosts(posts, 'sian').map(({ id }) => id)).toEqual(['it']);
  expect(findPosts(posts, '').map(({ id }) => id)).toEqual(['chief', 'it', 'legal']);
});

it('keeps the post chosen while another is looked for, and lets it be emptied', async () => {
  show({});
  const box = screen.getByRole('combobox', { name: 'Owner' });
  await userEvent.click(box);
  await userEvent.keyboard('legal{Enter}');
  expect(box).toHaveProperty('value', 'Head of Legal Services');
  await userEvent.clear(box);
  await userEvent.type(box, 'nothing of the kind');
  expect(screen.getByText(/No post is called “nothing of the kind”/)).toBeTruthy();
  await userEvent.tab();
  expect(box).toHaveProperty('value', '');
  await userEvent.type(box, 'chief{Enter}');
  await userEvent.type(box, 'x');
  await userEvent.tab();
  expect(box).toHaveProperty('value', 'Chief Executive');
});

it('takes several posts, and one of them away again', async () => {
  show({ isMultiple: true });
  const box = screen.getByRole('combobox', { name: 'Owner' });
  await userEvent.click(box);
  await userEvent.keyboard('digital{Enter}chief{Enter}');
  const list = screen.getByRole('list', { name: 'Owner: chosen' });
  expect(list.textContent).toBe('Head of Digital ServicesChief Executive');
  await userEvent.click(screen.getByRole('button', { name: /Remove Head of Digital Services/ }));
  expect(list.textContent).toBe('Chief Executive');
});

function show({ isMultiple = false }): void {
  function Page() {
    const [chosen, setChosen] = useState<string[]>([]);
    return (
      <FluentProvider theme={teamsLightTheme}>
        <PostPicker
          label="Owner"
          posts={posts}
          chosen={chosen}
          isMultiple={isMultiple}
          onChosen={setChosen}
        />
      </FluentProvider>
    );
  }
  render(<Page />);
}
