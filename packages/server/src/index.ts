export type { AdminControls } from "./admin/admin-controls.ts";
export type { ServerAdmin } from "./admin/server-admin.ts";
export { createApp } from "./create-app.ts";
export type { AppOptions } from "./app-options.ts";
export type { AppEnv } from "./app-env.ts";
export type {
  ContentTypeFault,
  DripFault,
  DropFault,
  Fault,
  FaultAim,
  LatencyFault,
  MalformedFault,
  RedirectFault,
  StatusFault,
  TruncateFault,
} from "./faults/fault.ts";
export type { FaultStatus } from "./faults/fault-injector.ts";
export { InvalidFaultsError } from "./faults/invalid-faults-error.ts";
export type { FaultProblem } from "./faults/invalid-faults-error.ts";
export type { JournalEntry } from "./journal/journal-entry.ts";
export { InvalidJournalQueryError } from "./journal/journal-query.ts";
export type { JournalQuery, JournalQueryProblem } from "./journal/journal-query.ts";
export type { EcPublicKey, PublicKey, RsaPublicKey } from "./keys/key-pair.ts";
export { createRootKeyPair } from "./keys/root-key-pair.ts";
export type { RootKeyPairOptions } from "./keys/root-key-pair.ts";
export type { Operation, RevisionName } from "./revisions/revision.ts";
export { startServer } from "./start-server.ts";
export type { RunningServer } from "./running-server.ts";
export type { StartServerOptions } from "./server-options.ts";
export { createPostgresStore } from "./store/postgres-store.ts";
export type { PostgresStoreOptions } from "./store/postgres-store.ts";
export { createSqliteStore } from "./store/sqlite-store.ts";
export type { SqliteStoreOptions } from "./store/sqlite-store.ts";
export { StoreUnavailableError } from "./store/store.ts";
export type {
  IdPrefix,
  KeyPairChanges,
  KeyPairCreator,
  KeyPairRecord,
  KeyPairSettings,
  ListedKeyPair,
  PageQuery,
  PageStart,
  PublicKeysQuery,
  Store,
  StoredKeyPair,
  StoredPage,
  StoredPublicKey,
} from "./store/store.ts";
