// Spearman's rank correlation of all pair similarities of two sets of unit vectors, rows of 384 numbers.
const dimensions = 384;

function similarities(vectors) {
  const rows = vectors.length / dimensions;
  const found = [];
  for (let left = 0; left < rows; left += 1) {
    for (let right = left + 1; right < rows; right += 1) {
      let sum = 0;
      for (let at = 0; at < dimensions; at += 1) sum += vectors[left * dimensions + at] * vectors[right * dimensions + at];
      found.push(sum);
    }
  }
  return found;
}

function ranks(values) {
  const order = values.map((_, index) => index).sort((left, right) => values[left] - values[right]);
  const result = new Float64Array(values.length);
  for (let begin = 0; begin < order.length; ) {
    let end = begin + 1;
    while (end < order.length && values[order[end]] === values[order[begin]]) end += 1;
    for (let at = begin; at < end; at += 1) result[order[at]] = (begin + end - 1) / 2;
    begin = end;
  }
  return result;
}

export function rankCorrelation(left, right) {
  const [a, b] = [ranks(similarities(left)), ranks(similarities(right))];
  const middle = (a.length - 1) / 2;
  let both = 0;
  let first = 0;
  let second = 0;
  for (let at = 0; at < a.length; at += 1) {
    both += (a[at] - middle) * (b[at] - middle);
    first += (a[at] - middle) ** 2;
    second += (b[at] - middle) ** 2;
  }
  return both / Math.sqrt(first * second);
}
