import { Checkbox, Field } from '@fluentui/react-components';
import { strings } from '#tab/strings';
import { PostPicker } from '../post-picker/PostPicker.tsx';
import { SectionForm } from './SectionForm.tsx';
import { inWords, usePlanSection, type SectionProps } from './usePlanSection.ts';

/** Who sponsors the plan, and whether owners move dates themselves. */
export function PeopleSection(props: SectionProps) {
  const words = strings.planSettings.people;
  const { settings } = props;
  const section = usePlanSection(props, {
    name: 'people',
    valuesOf: ({ sponsorPostId, ownersMayMoveDates }) => ({ sponsorPostId, ownersMayMoveDates }),
    changeOf: (values) => values,
  });
  const { values, set } = section;
  return (
    <SectionForm
      title={words.title}
      lead={words.lead}
      section={section}
      inWords={(each) => inWords(settings, each, ['sponsor', 'owners-move-dates'])}
    >
      <PostPicker
        label={words.sponsor}
        hint={words.sponsorHint}
        posts={settings.posts}
        chosen={values.sponsorPostId === null ? [] : [values.sponsorPostId]}
        onChosen={([id]) => set({ sponsorPostId: id ?? null })}
      />
      <Field hint={words.moveDatesHint}>
        <Checkbox
          label={words.moveDates}
          checked={values.ownersMayMoveDates}
          onChange={(_, { checked }) => set({ ownersMayMoveDates: checked === true })}
        />
      </Field>
    </SectionForm>
  );
}
