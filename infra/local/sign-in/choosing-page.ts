import { local } from '../constants.ts';
import { samplePeople, type SamplePerson } from '../people.ts';

/** Where Entra would ask for a password. @param addressFor leads back to the tab as that person */
export function choosingPage(addressFor: (personId: string) => string): string {
  const person = ({ id, name, post }: SamplePerson) =>
    `<li><a href="${escaped(addressFor(id))}"><strong>${escaped(name)}</strong><span>${escaped(post)}</span></a></li>`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Choose who you are – Golden Thread, local trial</title>
<style>
:root { --page: #f5f5f5; --card: #fff; --text: #242424; --quiet: #616161; --line: #e0e0e0; --focus: #000; }
@media (prefers-color-scheme: dark) {
  :root { --page: #141414; --card: #292929; --text: #fff; --quiet: #adadad; --line: #525252; --focus: #fff; }
}
body { margin: 0; padding: 24px 16px; background: var(--page); color: var(--text);
  font: 14px/20px 'Segoe UI', system-ui, sans-serif; }
main { max-width: 440px; margin: 0 auto; }
h1 { margin: 0 0 4px; font-size: 24px; line-height: 32px; font-weight: 600; }
p { margin: 0 0 20px; color: var(--quiet); }
ul { margin: 0; padding: 0; list-style: none; background: var(--card); border: 1px solid var(--line);
  border-radius: 8px; overflow: hidden; }
li + li { border-top: 1px solid var(--line); }
a { display: block; padding: 10px 16px; color: inherit; text-decoration: none; }
a:hover { text-decoration: underline; }
a:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
strong { display: block; font-weight: 600; }
span { color: var(--quiet); }
</style>
</head>
<body>
<main>
<h1>Choose who you are</h1>
<p>Local trial – nothing here is real. At a council, people sign in with their own account here. This is everybody at ${escaped(local.council)}.</p>
<ul>${samplePeople.map(person).join('')}</ul>
</main>
</body>
</html>
`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
