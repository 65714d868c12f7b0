export { CannotStart } from './cannot-start.js';
export {
  useEmbeddedPostgres,
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
} from './use-embedded-postgres.js';
