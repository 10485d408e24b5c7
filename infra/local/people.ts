import type { Person } from '#domain/post';
import type { DirectoryUser } from './graph/users.ts';

/** Somebody a newcomer can be, in an invented council. */
export interface SamplePerson extends Person {
  /** The post they hold; its title is how the sample documents name it. */
  post: string;
  /** Why one would want to be this person; only for the three a newcomer starts with. */
  suggestion: string | null;
  isMember: boolean;
}

export interface SamplePost {
  title: string;
  /** Title of the post it reports to. */
  reportsTo: string | null;
  isVerifier?: boolean;
  isAdministrator?: boolean;
}

export const samplePeople: readonly SamplePerson[] = [
  officer(
    1,
    'Priya Anand',
    'Head of Finance',
    'Owns several actions. Ask the bot for “my actions” and update one.',
  ),
  officer(
    2,
    'Martin Osei',
    'Director of Resources',
    'Manages the Head of Finance. Hears about what her team has let slip.',
  ),
  officer(3, 'Owen Tarrant', 'Democratic Services Manager', 'Administers Golden Thread. Imports documents.'),
  officer(4, 'Helena Marsh', 'Chief Executive'),
  officer(5, 'Ceri Vaughan', 'Director of Place'),
  officer(6, 'Anil Chaudhry', 'Director of Communities'),
  officer(7, 'Judith Farrow', 'Head of Legal Services'),
  officer(8, 'Tom Brackley', 'Head of Procurement'),
  officer(9, 'Sunita Rao', 'Head of Human Resources'),
  officer(10, 'Gareth Pugh', 'Head of Digital Services'),
  officer(11, 'Laura Whitcombe', 'Head of Property'),
  officer(12, 'Chloe Nightingale', 'Head of Housing'),
  officer(13, 'Ruth Ellery', 'Head of Internal Audit'),
  officer(14, 'Ben Adeyemi', 'Head of Policy and Performance'),
  member(15, 'Councillor Margaret Dunmore', 'Leader of the Council'),
  member(16, 'Councillor Imran Sheikh', 'Cabinet Member for Finance'),
];

/** Posts of the sample council, including two that nobody holds. */
export const samplePosts: readonly SamplePost[] = [
  { title: 'Chief Executive', reportsTo: null },
  { title: 'Director of Resources', reportsTo: 'Chief Executive' },
  { title: 'Director of Place', reportsTo: 'Chief Executive' },
  { title: 'Director of Communities', reportsTo: 'Chief Executive' },
  { title: 'Head of Finance', reportsTo: 'Director of Resources' },
  { title: 'Head of Procurement', reportsTo: 'Director of Resources' },
  { title: 'Head of Human Resources', reportsTo: 'Director of Resources' },
  { title: 'Head of Digital Services', reportsTo: 'Director of Resources' },
  { title: 'Head of Internal Audit', reportsTo: 'Chief Executive', isVerifier: true },
  { title: 'Head of Legal Services', reportsTo: 'Chief Executive' },
  { title: 'Head of Policy and Performance', reportsTo: 'Chief Executive' },
  { title: 'Democratic Services Manager', reportsTo: 'Head of Legal Services', isAdministrator: true },
  { title: 'Head of Property', reportsTo: 'Director of Place' },
  { title: 'Head of Planning', reportsTo: 'Director of Place' },
  { title: 'Head of Housing', reportsTo: 'Director of Communities' },
  { title: 'Head of Communications', reportsTo: 'Chief Executive' },
  { title: 'Leader of the Council', reportsTo: null },
  { title: 'Cabinet Member for Finance', reportsTo: 'Leader of the Council' },
];

/** People of the council who hold no post yet, two of them easily taken for others. */
const newcomers = ['Priya Anandan', 'Tom Brackley-Jones', 'Kwame Boateng', 'Siân Bevan', 'Fiona Lister'];

/** Everybody in the invented council's directory. */
export const sampleDirectory: readonly DirectoryUser[] = [
  ...samplePeople,
  ...newcomers.map((name, index) => ({ id: objectId(101 + index), name })),
].map(({ id, name }) => {
  const address = `${addressOf(name)}@council.example`;
  return { id, displayName: name, mail: address, userPrincipalName: address };
});

/** "Councillor Margaret Dunmore" is margaret.dunmore. */
function addressOf(name: string): string {
  return name
    .replace(/^Councillor /, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(' ', '.');
}

export function samplePerson(id: string): SamplePerson | undefined {
  return samplePeople.find((person) => person.id === id);
}

/** The id that an import would give a post of this title. */
export function samplePostId(title: string): string {
  return `post-${title.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

function officer(number: number, name: string, post: string, suggestion: string | null = null): SamplePerson {
  return { id: objectId(number), name, post, suggestion, isMember: false };
}

function member(number: number, name: string, post: string): SamplePerson {
  return { id: objectId(number), name, post, suggestion: null, isMember: true };
}

function objectId(number: number): string {
  return `5a7d1c0d-0000-4000-8000-${String(number).padStart(12, '0')}`;
}
