import { describe, expect, it } from 'vitest';
import { findPlace, type Place } from '#domain/places';

const places: Place[] = [
  { kind: 'post', id: 'finance', name: 'Head of Finance', otherNames: ['Priya Anand'] },
  { kind: 'post', id: 'cabinet', name: 'Cabinet Member for Finance and Assets', otherNames: [] },
  { kind: 'post', id: 'procurement', name: 'Head of Procurement', otherNames: ['Tom Brackley'] },
  { kind: 'post', id: 'hr', name: 'Head of Human Resources', otherNames: [] },
  { kind: 'plan', id: 'peer', name: 'Peer Challenge 2025', otherNames: [] },
  { kind: 'theme', id: 'money', name: 'Managing money', otherNames: ['2', 'theme 2'] },
];
const found = (words: string) => {
  const match = findPlace(words, places);
  if (match.kind === 'one') return match.place.id;
  return match.kind === 'several' ? match.places.map(({ id }) => id) : null;
};

describe('what somebody means by a name', () => {
  it.each([
    ['finance', 'finance'],
    ['Head of Finance', 'finance'],
    ['the finance team', 'finance'],
    ['Priya', 'finance'],
    ['tom brackley', 'procurement'],
    ['peer challenge', 'peer'],
    ['theme 2', 'money'],
    ['procure', 'procurement'],
    ['Head of HR', 'hr'],
  ])('%j is found', (words, id) => {
    expect(found(words)).toBe(id);
  });

  it('is asked about where several have the name, or one nearly has it', () => {
    expect(found('head')).toEqual(['finance', 'procurement', 'hr']);
    expect(found('procurment')).toEqual(['procurement']);
  });

  it.each(['highways', '', '!!', 'xx'])('%j is nothing that is known', (words) => {
    expect(found(words)).toBeNull();
  });
});
