// Reads one JSON string a line and answers one JSON object a line: what the published reference implementation makes of that text.
import { createInterface } from 'node:readline';
import twitterText from 'twitter-text';

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const text = JSON.parse(line);
  const { weightedLength, valid } = twitterText.parseTweet(text);
  const urls = twitterText.extractUrlsWithIndices(text.normalize());
  const answer = {
    weightedLength,
    valid,
    urls: urls.map(({ indices: [start, end] }) => ({ index: start, length: end - start })),
    mentions: twitterText.extractMentionsOrListsWithIndices(text).length,
    cashtags: twitterText.extractCashtags(text).length,
    // The reference skips a link by its text and reports it by its indices; where these differ it weighs the rest twice.
    consistent: urls.every(({ url, indices: [start, end] }) => url.length === end - start),
  };
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
