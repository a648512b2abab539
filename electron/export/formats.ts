/** Every kind of file by its name in the contract. */
import type { ExportFormat } from '../contract/views/export.ts';
import { csv } from './csv.ts';
import type { FileFormat } from './format.ts';
import { html } from './html.ts';
import { json } from './json.ts';
import { markdown } from './markdown.ts';

export const fileFormats: Readonly<Record<ExportFormat, FileFormat>> = { csv, json, markdown, html };
