import { Field, Input, Select } from '@fluentui/react-components';
import { planSourceLabels, type PlanSource } from '#domain/plan';
import { strings } from '#tab/strings';
import { SectionForm } from './SectionForm.tsx';
import { inWords, usePlanSection, type SectionProps } from './usePlanSection.ts';

/** What the plan is called and where it comes from. */
export function AboutSection(props: SectionProps) {
  const words = strings.planSettings.about;
  const section = usePlanSection(props, {
    name: 'about',
    valuesOf: ({ title, source }) => ({ title, source }),
    changeOf: (values) => values,
  });
  const { values, set } = section;
  return (
    <SectionForm
      title={words.title}
      lead={words.lead}
      section={section}
      inWords={(each) => inWords(props.settings, each, ['title', 'source'])}
    >
      <Field label={words.name}>
        <Input value={values.title} onChange={(_, { value }) => set({ title: value })} />
      </Field>
      <Field label={words.source}>
        <Select value={values.source} onChange={(_, { value }) => set({ source: value as PlanSource })}>
          {Object.entries(planSourceLabels).map(([source, label]) => (
            <option key={source} value={source}>
              {label}
            </option>
          ))}
        </Select>
      </Field>
    </SectionForm>
  );
}
