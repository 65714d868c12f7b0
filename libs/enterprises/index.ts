export { EnterpriseFilesService } from './enterprise-files.service.js';
export * from './enterprises.module.js';
