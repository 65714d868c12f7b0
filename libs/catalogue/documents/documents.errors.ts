import { defineErrors, defineMessages } from '#libs/platform';

export const refuseDocument = defineErrors({
  figure_type_refused: {
    status: 422,
    zh: '“{name}”不是 PNG、JPEG 或 WebP 图片（按内容判断，不看扩展名）。请把附图导出为其中一种。',
    en: '“{name}” is no PNG, JPEG or WebP picture (its content decides, not its name). Export the figure as one of these.',
  },
  document_type_refused: {
    status: 422,
    zh: '“{name}”不是 PDF、docx、xlsx、pptx 或 OFD 文件（按内容判断，不看扩展名）。请转换后再上传。',
    en: '“{name}” is no PDF, docx, xlsx, pptx or OFD file (its content decides, not its name). Convert it and upload that.',
  },
  document_has_macros: {
    status: 422,
    zh: '“{name}”带有宏程序，不能提供给他人。请另存为不带宏的文件再上传。',
    en: '“{name}” carries macros and cannot be given to others. Save it without macros and upload that.',
  },
  document_too_large: {
    status: 413,
    zh: '“{name}”有 {megabytes} MB，超过上限 {limit} MB。',
    en: '“{name}” has {megabytes} MB, more than the limit of {limit} MB.',
  },
  figures_full: {
    status: 409,
    zh: '这件专利已有 {most} 张附图，达到上限。请先删除一张。',
    en: 'This patent has {most} figures, which is the limit. Remove one first.',
  },
  documents_full: {
    status: 409,
    zh: '这件专利已有 {most} 份资料，达到上限。请先删除一份。',
    en: 'This patent has {most} papers, which is the limit. Remove one first.',
  },
});

defineMessages({
  figure_is_public: {
    zh: '附图显示在公开页面上，不能设为仅本单位可见。只供内部使用的图请作为资料（PDF）上传。',
    en: 'Figures are shown on the public page and cannot be kept to the organisation. Upload an internal picture as a paper (PDF).',
  },
  documents_not_all: {
    zh: '排序须列出这件专利的全部 {count} 项附图和资料，每项一次。',
    en: 'The order must name all {count} figures and papers of this patent, each once.',
  },
});
