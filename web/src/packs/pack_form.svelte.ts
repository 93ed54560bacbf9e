// What is typed of a reference until it is made. Not in its panel, which goes with a new comparison, with another mode and
// on paper.
import { isBlank } from '../view/rows.ts';

export interface TypedReference {
  name?: string;
  month?: string;
}

export class PackForm {
  bot = $state<number | null>(null); // that it describes, by its id; null for a side of a report
  private typed = $state.raw<TypedReference>({});

  describe(bot: number | null): void {
    this.bot = bot;
    this.typed = {};
  }

  type(bot: number | null, words: TypedReference): void {
    if (bot !== this.bot) this.describe(bot);
    this.typed = { ...this.typed, ...words };
  }

  typedOf(bot: number | null): TypedReference {
    return bot === this.bot ? this.typed : {};
  }

  get isEmpty(): boolean {
    return isBlank((this.typed.name ?? '') + (this.typed.month ?? ''));
  }
}
