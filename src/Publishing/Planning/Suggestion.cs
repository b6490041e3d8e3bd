namespace Distribution.Publishing.Planning;

/// <summary>Guesses what a person meant to write.</summary>
internal static class Suggestion
{
    /// <summary>The known word nearest to what was written, or null when none is near.</summary>
    public static string? For(string written, IEnumerable<string> known) =>
        known.Select(word => (Word: word, Distance: Distance(written.ToLowerInvariant(), word.ToLowerInvariant())))
            .Where(guess => guess.Distance <= Math.Max(1, Math.Min(3, guess.Word.Length / 3)))
            .OrderBy(static guess => guess.Distance)
            .Select(static guess => guess.Word)
            .FirstOrDefault();

    /// <summary>Letters to add, drop, change or swap with their neighbour (optimal string alignment).</summary>
    private static int Distance(string one, string other)
    {
        int[] before = [];
        int[] last = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 1; i <= one.Length; i++)
        {
            var row = new int[other.Length + 1];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var change = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
            }

            (before, last) = (last, row);
        }

        return last[^1];
    }
}
