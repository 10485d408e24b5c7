import AjvDraft04 from 'ajv-draft-04';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { teamsPackage } from '#infra/azure/teams-package';
import { hasSchemas, readSchema } from '#tests/helpers/schemas';

const options = {
  publicUrl: 'https://golden-thread.council.example',
  clientId: '7e0b7f0e-4d1c-4c5e-9f3a-5a7d1c0de002',
  developerName: 'Netherwell Borough Council',
  developerUrl: 'https://council.example',
  privacyUrl: 'https://council.example/privacy',
  termsUrl: 'https://council.example/terms',
};

let files: Record<string, Uint8Array>;
let manifest: Record<string, unknown>;
let strings: Record<string, string>;

beforeAll(async () => {
  files = unzipSync(await teamsPackage(options));
  manifest = JSON.parse(strFromU8(files['manifest.json']!));
  strings = JSON.parse(strFromU8(files['en-gb.json']!));
});

describe('the Teams app package', () => {
  it('holds the manifest, its strings and two icons, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'en-gb.json', 'manifest.json', 'outline.png']);
  });

  it.runIf(hasSchemas).each([
    ['manifest.json', 'MicrosoftTeams.schema.v1.30.json'],
    ['en-gb.json', 'MicrosoftTeams.Localization.schema.v1.30.json'],
  ])('passes Microsoft’s schema: %s', (file, schema) => {
    const ajv = new AjvDraft04({
      strict: false,
      allErrors: true,
      validateFormats: false,
      unicodeRegExp: false,
    });
    const validate = ajv.compile(readSchema(`teams/${schema}`));
    validate(JSON.parse(strFromU8(files[file]!)));
    expect(validate.errors ?? []).toEqual([]);
  });

  it('leaves no placeholder open', () => {
    expect(strFromU8(files['manifest.json']!)).not.toMatch(/\{\{/);
  });

  it('signs people in for the bot and the tab alike, over https', () => {
    expect(manifest).toMatchObject({
      id: options.clientId,
      bots: [{ botId: options.clientId }],
      validDomains: ['golden-thread.council.example'],
      webApplicationInfo: {
        id: options.clientId,
        resource: `api://golden-thread.council.example/botid-${options.clientId}`,
      },
      staticTabs: [{ contentUrl: 'https://golden-thread.council.example/tab/' }, {}, {}],
    });
  });

  it('can be added to channels, chats and meetings, beside a meeting and on its stage, and to SharePoint pages', () => {
    expect(manifest).toMatchObject({
      configurableTabs: [
        {
          configurationUrl: 'https://golden-thread.council.example/tab/configure',
          scopes: ['team', 'groupChat'],
          context: expect.arrayContaining(['channelTab', 'meetingSidePanel', 'meetingStage']),
          supportedSharePointHosts: ['sharePointFullPage', 'sharePointWebPart'],
        },
      ],
      // Without them Teams takes nothing onto a meeting's stage, in a chat's meeting or a channel's.
      authorization: {
        permissions: {
          resourceSpecific: [
            { name: 'MeetingStage.Write.Chat', type: 'Delegated' },
            { name: 'ChannelMeetingStage.Write.Group', type: 'Delegated' },
          ],
        },
      },
    });
  });

  it('says in its English strings what the manifest itself says', () => {
    for (const [place, text] of Object.entries(strings)) {
      if (place === '$schema') continue;
      const steps = place.replace(/\[(\d+)\]/g, '.$1').split('.');
      const inManifest = steps.reduce<unknown>(
        (value, step) => (value as Record<string, unknown>)[step],
        manifest,
      );
      expect(inManifest, place).toBe(text);
    }
  });

  it.each([
    ['color.png', 192],
    ['outline.png', 32],
  ])('has %s of %i pixels', (name, size) => {
    const png = Buffer.from(files[name]!);
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });
});
