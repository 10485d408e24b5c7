export { refusals, type Refusal } from '#domain/refusal';
