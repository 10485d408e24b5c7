import { describe, expect, it } from 'vitest';
import {
  mayBecome,
  mayRead,
  mayRunMeeting,
  mayUpdateAction,
  postsThatRunMeetings,
  viewerFor,
} from '#domain/permissions';
import { aPerson, aPost, anAction, aPlan, aRecommendation } from '#tests/helpers/builders';

const chief = aPerson('Chris Vane');
const director = aPerson('Dev Rao');
const officer = aPerson('Olive Hart');
const clerk = aPerson('Kit Bell');
const posts = [
  aPost('Chief', { holder: chief }),
  aPost('Director', { holder: director, managerPostId: 'post-chief' }),
  aPost('Officer', { holder: officer, managerPostId: 'post-director' }),
  aPost('Clerk', { holder: clerk, managerPostId: 'post-chief', isAdministrator: true }),
];
const viewer = (person: typeof chief) => viewerFor(person, posts, []);

describe('permissions', () => {
  it('offer "verified" to a verifier only, and to one who owns nothing only that and to send it back', () => {
    const auditor = aPerson('Ina Cole');
    const staff = [...posts, aPost('Auditor', { holder: auditor, isVerifier: true })];
    const offered = (person: typeof chief, status: 'in-progress' | 'implemented' | 'verified') =>
      mayBecome(
        viewerFor(person, staff, []),
        anAction({ ownerPostIds: ['post-officer'], status }),
        aRecommendation(),
      );
    expect(offered(officer, 'in-progress')).toContain('implemented');
    expect(offered(officer, 'in-progress')).not.toContain('verified');
    expect(offered(auditor, 'in-progress')).toEqual([]);
    expect(offered(auditor, 'implemented')).toEqual(['in-progress', 'implemented', 'verified']);
    expect(offered(auditor, 'verified')).toEqual(['in-progress', 'verified']);
  });

  it('reach down a line of management, never up or across', () => {
    const officers = anAction({ ownerPostIds: ['post-officer'] });
    const directors = anAction({ ownerPostIds: ['post-director'] });
    const may = (person: typeof chief, action: typeof officers) =>
      mayUpdateAction(viewer(person), action, aRecommendation());
    expect([chief, director, officer].map((person) => may(person, officers))).toEqual([true, true, true]);
    expect([chief, director, officer].map((person) => may(person, directors))).toEqual([true, true, false]);
  });

  it('show a restricted plan only to the posts it names, and to administrators', () => {
    const restricted = aPlan({ readerPostIds: ['post-director'] });
    expect([director, officer, chief, clerk].map((person) => mayRead(viewer(person), restricted))).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect(mayRead(viewer(officer), aPlan())).toBe(true);
  });

  it('make an administrator of whom the configuration names, before any post says so', () => {
    expect(viewerFor(officer, posts, [officer.id]).isAdministrator).toBe(true);
    expect(viewer(officer).isAdministrator).toBe(false);
    expect(viewer(clerk).isAdministrator).toBe(true);
  });

  it('survive posts that manage each other in a circle', () => {
    const circle = [
      aPost('A', { holder: chief, managerPostId: 'post-b' }),
      aPost('B', { holder: director, managerPostId: 'post-a' }),
    ];
    expect([...viewerFor(chief, circle, []).areaPostIds].sort()).toEqual(['post-a', 'post-b']);
  });

  it('let those who answer for a plan’s items run meetings about it, and all above them and above an owner', () => {
    const lead = aPerson('Lee Marsh');
    const boss = aPerson('Bo Ray');
    // Two posts that report to each other are looked at once.
    const all = [
      ...posts,
      aPost('Lead', { holder: lead }),
      aPost('Boss', { holder: boss, managerPostId: 'post-chief' }),
      aPost('Sponsor', { managerPostId: 'post-loop' }),
      aPost('Loop', { managerPostId: 'post-sponsor' }),
    ];
    const running = postsThatRunMeetings(
      {
        plan: aPlan({ sponsorPostId: 'post-sponsor' }),
        themes: [{ leadPostIds: ['post-lead'] }],
        recommendations: [aRecommendation()],
        actions: [anAction({ ownerPostIds: ['post-officer'] })],
      },
      (id) => all.find((post) => post.id === id),
    );
    const may = (person: typeof chief) => mayRunMeeting(viewerFor(person, all, []), running);
    expect([chief, director, lead, clerk].map(may)).toEqual([true, true, true, true]);
    expect([officer, boss].map(may)).toEqual([false, false]);
  });
});
