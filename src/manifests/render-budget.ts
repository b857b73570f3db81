import { type TemplatePlace, templateError } from '../environments/template-error.ts';

/** What the templates of one release may do all together; far more than thousands of versions need. */
const limits = { steps: 2_000_000, characters: 64 * 1024 * 1024 };

/** Counts what templates make. */
export interface RenderBudget {
  /**
   * Takes note of a text that a part of a template has made, and gives it back.
   *
   * @throws TemplateError once it is too much
   */
  readonly spend: (text: string, place: TemplatePlace) => string;
  /** Begins again, for the next release. */
  readonly renew: () => void;
}

/** A budget for the templates of one release at a time. */
export function createRenderBudget(): RenderBudget {
  let { steps, characters } = limits;
  return {
    spend(text, place) {
      steps -= 1;
      characters -= text.length;
      if (steps < 0 || characters < 0)
        throw templateError(place, 'the templates make more text than any release needs');
      return text;
    },
    renew() {
      ({ steps, characters } = limits);
    },
  };
}
