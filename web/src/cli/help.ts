// What --help prints, one text for each command, with examples that tests/cli runs. Kept within 80 columns.
import { type Topic, fileReaders } from './commands.ts';

const general = `kinprint - do two chatbots' answers look as if the bots share a lineage?

usage: kinprint COMMAND [OPTIONS]

  compare A B            weigh the answers of two bots
  batch TRIALS.jsonl     one result a line for many comparisons
  matrix FILE...         every pair of many bots, with a tree
  verify REPORT.json     compute a report again and say whether it agrees
  pack FILE              make a reference of your own from a bot's answers
  import FILE...         read chat exports and say what is in them
  formats                list the files that can be read
  version                program, calibration and tables

kinprint COMMAND --help says more and gives examples.
Nothing leaves this machine: no command opens a network connection.
exit status: 0 done, 1 an input was invalid or a report differs, 2 misuse,
3 the program itself failed.
`;

const texts: Record<Topic, string> = {
  compare: `usage: kinprint compare A B [--json | --html FILE] [OPTIONS]
       kinprint compare REQUEST.json [--json | --html FILE] [OPTIONS]

Weighs the answers of bot A against those of bot B and prints a likelihood
ratio: how many times more expected these texts are if the two share a lineage
than if they were developed separately. Where the two were asked different
prompts: if they are the same model; the ratio of a shared lineage stands
beside it. A refusal to answer is a result.

  A, B             any file that kinprint formats lists, also packed by zip or
                   gzip, or a quoted pattern such as 'chats/*.json'; - is
                   standard input
  REQUEST.json     both sides in one file, as in one line of a batch, or a
                   report that holds its texts, JSON or HTML
  --json           print the report as JSON
  --html FILE      write the report as one self-contained HTML file
  --prompt TEXT    what both bots were asked, where the files do not say
  --control FILE   answers of a bot known to be unrelated to both, to the same
                   prompts; may be given more than once. Where the prompts were
                   never measured, two such bots tell about as much as a
                   measurement
  --include-input  put the texts into the report, so that it can be verified
                   without the files; with --json or --html

Chat exports are matched by their first prompts. These change how:

  --left-model NAME, --right-model NAME
                   only answers of that model; with one file, which must
                   hold answers of both: of two models one name is enough
  --accept-near    also compare prompts that differ in a word or two
  --by-position    also compare what is left over, in the order of the files
  --later-turns    also compare later turns, whose prompts depend on answers
  --with-reasoning put a bot's reasoning before its answer

  --pack FILE      add references of your own, made by kinprint pack, to the
                   library of known families; may be given more than once
  --released-left YYYY-MM, --released-right YYYY-MM
                   when a bot was released: the report warns where that is
                   later than anything measured. Never part of the ratio

  --no-model       leave out the sentence model, which only aligns passages:
                   the likelihood ratio is the same without it
  --tables SET     full (usual), or permissive: made without sources that
                   forbid commercial use; somewhat weaker (models/RESULTS.md)

exit status: 0 a report was made, 1 the input was invalid, 2 misuse.

examples:
  kinprint compare left.txt right.txt
  kinprint compare left.jsonl right.jsonl --html report.html
  pbpaste | kinprint compare - right.txt --json
`,
  batch: `usage: kinprint batch TRIALS.jsonl... [--jobs N] [--no-model]

Reads one comparison a line and writes one JSON result a line, in the order of
the input. A file may be larger than memory and packed by zip or gzip; several
files or a quoted pattern are read one after the other; - is standard input.

  a line           {"id":"t1",
                    "left":{"answers":[{"prompt":"...","text":"..."}]},
                    "right":{"answers":[{"prompt":"...","text":"..."}]}}
                   where prompt may be missing; also over several lines, the
                   further ones indented, and in a list that begins and ends
                   on lines of its own, as programs print JSON for people
  --jobs N         threads; as many as there are cores when not given
  --no-model       accepted for symmetry: batch results never use the model
  --tables SET     full (usual) or permissive, as of kinprint compare

In a result "hypothesis" says what log10LR is the ratio of: shared_lineage, or
same_model where no prompt is shared; "lineage" then has that of the other.
A line that cannot be read is answered with status invalid_input and its line
number, of several lines the first one's, and the run goes on. Of several files
lines are numbered through all.
exit status: 0 every line was answered, 1 some line was invalid, 2 misuse.

examples:
  kinprint batch trials.jsonl > results.jsonl
  kinprint batch trials.jsonl.gz --jobs 4 > results.jsonl
  zcat trials.jsonl.gz | kinprint batch - > results.jsonl
`,
  matrix: `usage: kinprint matrix FILE... [FORM... | --html FILE] [OPTIONS]

Weighs every pair of many bots and prints a table in clustered order, each bot's
nearest neighbours and closest known families, and a tree. The figure of a pair
is that of kinprint compare; where no prompt is shared, its shared lineage's.

  FILE             a bot: any file that kinprint formats lists; or several bots:
                   JSON lines {"name":"...","answers":[{"prompt":"...",
                   "text":"..."}],"released":"YYYY-MM"}, one bot a line, where
                   released may be missing, or a JSON list of these;
                   or a folder, zip or quoted pattern of such files; - is
                   standard input. Bots are compared on the prompts they share,
                   or on different prompts where they share none

  --json --csv --families --newick --svg
                   print this form in place of the table: every pair, the
                   square of log10 LR, the closest known families of each bot
                   (CSV), the tree, a picture of map and tree
  --out NAME       write NAME.json, NAME.csv, NAME.families.csv, NAME.nwk,
                   NAME.svg instead and print the table
  --html FILE      write the matrix as one self-contained HTML file, for at most
                   200 bots, and print the table; beside it the other forms
                   need --out
  --controls-from-list
                   hold every pair against the first eight other bots, as
                   control bots: tells more where prompts were never measured,
                   a little less where many of them are related
  --intervals      95 % intervals of all pairs too, in JSON and HTML: 60
                   resamplings a pair
  --replicates N   resamplings of the prompts behind the tree's percentages;
                   100 or as many as are worth their time when not given
  --jobs N         threads; as many as there are cores when not given
  --pack FILE      add references of your own to the library that each bot's
                   closest families are looked up in, as of kinprint compare
  --tables SET     full (usual) or permissive, as of kinprint compare

At most 5,000 bots, 120,000 answers together, 2,000 bots in a tree; 10,000
answers a bot, of which 1,000 are compared.
exit status: 0 the matrix was made, 1 an input was invalid, 2 misuse.

examples:
  kinprint matrix left.txt right.txt
  kinprint matrix left.jsonl right.jsonl --csv > matrix.csv
  kinprint matrix left.jsonl right.jsonl --html matrix.html
  kinprint matrix 'bots/*.jsonl' --json --svg --out matrix
  kinprint matrix bots.jsonl --pack house.kinpack
`,
  verify: `usage: kinprint verify REPORT.json [A B] [OPTIONS]
       kinprint verify REPORT.json REQUEST.json [OPTIONS]

Computes a report again and says whether it agrees, and where it differs. The
texts are taken from the report where it holds them (compare --include-input),
else from A, B and the files of the control bots, in the order in which the
report was made from them. Their checksums must be those in the report.

Files have to be read as they were for the report, so these are to be given as
they were given to kinprint compare, which explains them:
  --prompt TEXT, --control FILE, --left-model NAME, --right-model NAME,
  --accept-near, --by-position, --later-turns, --with-reasoning
Names and months of release are taken from the report.

  --pack FILE      the packs the report was made with; without them the places
                   among the known families are not compared
  --no-model       leave out the sentence model, which no figure depends on
  --tables SET     full (usual) or permissive: the set the report names

exit status: 0 agrees, 1 differs or cannot be compared, 2 misuse.

examples:
  kinprint verify report.json
  kinprint verify report.json left.txt right.txt
  kinprint verify report.json left.txt right.txt --prompt 'Why is the sky blue?'
`,
  pack: `usage: kinprint pack FILE --name NAME [--released YYYY-MM]
                     [-o FILE.kinpack]

Makes a reference of your own from one bot's answers, for compare --pack. A pack
holds numbers only, no text, and nothing was ever measured about it: it is
ranked among the known families and marked as yours, and changes no ratio.

  FILE             any file that kinprint formats lists, of one bot
  --name NAME      what to call it, at most 60 bytes; not a name of the library
  --released YYYY-MM
                   when it was released
  -o FILE.kinpack  where to write it; when not given NAME.kinpack, with _ in place
                   of what is neither letter, digit, dot nor hyphen
  --tables SET     full (usual) or permissive; a pack fits only the set it was
                   made with

exit status: 0 a pack was made, 1 the input was invalid, 2 misuse.

examples:
  kinprint pack left.jsonl --name "Bot A" --released 2026-03 -o bot_a.kinpack
`,
  import: `usage: kinprint import FILE... [--json]

Reads chat exports, also packed by zip or gzip, and says what is in them, what
was left out and why. Files with personal data that no comparison needs
(user.json, feedback, memories) are not opened.

  --json           print the normalised record (docs/record.schema.json)

exit status: 0 something was read, 1 nothing was, or a file was refused,
2 misuse.

examples:
  kinprint import export.zip
  kinprint import export.zip --json > record.json
`,
  formats: `usage: kinprint formats

Lists the kinds of file that ${fileReaders} can read.
`,
  version: `usage: kinprint version [--tables full|permissive]

Prints the version of the program, of the calibration and of the tables.
`,
};

export function helpText(topic: Topic | null): string {
  return topic === null ? general : texts[topic];
}
