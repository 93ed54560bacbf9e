// What is wrong with a file of the machine, in words for whoever named it; `cause` is what the system said.
export class FileProblem extends Error {}

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'permission denied',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk takes no more of this user',
  EFBIG: 'files may not be so large here',
  ENOTDIR: 'a part of its path is no folder',
  ELOOP: 'a link leads back to itself',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  EROFS: 'the disk can only be read',
};

// Programs that take files take those of a folder by a pattern.
function folderReason(path: string): string {
  return `it is a folder; name a file in it, or all of them by a quoted pattern: '${path.replace(/[\\/]+$/, '')}/*'`;
}

// Node has U+FFFD in place of what is no UTF-8 in a name, and finds no file by that.
function missingReason(action: string, path: string): string {
  if (action === 'write') return 'there is no such folder';
  return `${reasons['ENOENT']}${path.includes('\ufffd') ? ', or its name is no UTF-8: rename it then' : ''}`;
}

export function fileProblem(action: string, path: string, thrown: unknown): FileProblem {
  const code = (thrown as NodeJS.ErrnoException).code ?? '';
  const reason = code === 'ENOENT' ? missingReason(action, path) : code === 'EISDIR' && action === 'read' ? folderReason(path) : reasons[code];
  return new FileProblem(`cannot ${action} ${path === '' ? "''" : path}: ${reason ?? (thrown as Error).message}`, { cause: thrown });
}
