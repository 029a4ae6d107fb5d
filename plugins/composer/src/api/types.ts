/** Value of the StackPicker field, as the actions of the composer take it. */
export interface Stack {
  archetype: string;
  /** Feature id by choice id. */
  features: Record<string, string | undefined>;
  /** Tool instance by connector. */
  instances?: Record<string, string>;
  /** Values by feature id and parameter id. */
  parameters?: Record<string, Record<string, string>>;
}

export interface ParameterInfo {
  id: string;
  title: string;
  description?: string;
  pattern?: string;
  optional: boolean;
}

export interface StackOption {
  id: string;
  title: string;
  summary: string;
  technologies: string[];
  parameters: ParameterInfo[];
  refusal?: { reason: string; instead?: string; insteadTitle?: string };
}

export interface StackChoice {
  id: string;
  title: string;
  layer: string;
  default?: string;
  /** Title of the option that adds nothing. */
  none?: string;
  options: StackOption[];
}

export interface ToolChoice {
  connector: string;
  instance: string;
  title: string;
}

export interface StackOptions {
  choices: StackChoice[];
  /** What was given, or the company's defaults. */
  selection: Stack;
  tools: ToolChoice[];
}

export interface ServiceDraft {
  name: string;
  description: string;
  owner: string;
  system?: string;
  stack: Stack;
}

export interface PreviewFile {
  path: string;
  text: string;
  /** Part that it comes from. */
  owner?: string;
}

export interface ServicePreview {
  files: PreviewFile[];
  /** Ids of checks. */
  satisfies: string[];
  tools: ToolStep[];
}

/** A change in a tool. */
export interface ToolStep {
  title: string;
  /** Id of the connector. */
  tool: string;
  instance: string;
  action: string;
}
