export type { FileLevel, VisitKind } from './enterprise-file.entity.js';
export { EnterpriseFilesService } from './enterprise-files.service.js';
export * from './enterprises.module.js';
