// The prompts that two files share, and the request made of them, as Importer.pairFiles writes them
// (core/text/pairing_request.hpp).
import type { CompareRequest } from '../protocol/request.ts';

interface PromptPair {
  prompt: string;
  rightPrompt?: string; // where it is worded otherwise
  kind: 'exact' | 'key' | 'near' | 'position';
  similarity?: number; // of near pairs, in (0, 1]
  accepted: boolean;
  left: number; // answers
  right: number;
}

interface LonePrompt {
  prompt: string;
  answers: number;
}

export interface PairedFiles {
  pairing: {
    pairs: PromptPair[];
    unmatchedLeft: LonePrompt[];
    unmatchedRight: LonePrompt[];
    laterTurnsLeft: number;
    laterTurnsRight: number;
  };
  request: CompareRequest;
  answersLeftOut: number;
}
