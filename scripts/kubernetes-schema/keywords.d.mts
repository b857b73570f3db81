import type { Ajv } from 'ajv';

export function addKubernetesKeywords(ajv: Ajv): Ajv;
