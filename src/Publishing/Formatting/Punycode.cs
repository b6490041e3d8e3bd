namespace Distribution.Publishing.Formatting;

/// <summary>
/// How long a label of a host is in the domain name system. IdnMapping does not serve: it judges and maps characters, a network only encodes them.
/// The algorithm: https://www.rfc-editor.org/rfc/rfc3492.
/// </summary>
internal static class Punycode
{
    private const int Base = 36;
    private const int Prefix = 4; // "xn--"

    /// <summary>The label's length once encoded, in ASCII characters, prefix included.</summary>
    public static int EncodedLength(ReadOnlySpan<char> label)
    {
        var points = new List<int>(label.Length);
        for (var i = 0; i < label.Length; i++)
        {
            // A link may start in the middle of a pair, and then half of it is encoded as it is.
            var pair = i + 1 < label.Length && char.IsSurrogatePair(label[i], label[i + 1]);
            points.Add(pair ? char.ConvertToUtf32(label[i], label[++i]) : label[i]);
        }

        var basic = points.Count(point => point < 0x80);
        if (basic == points.Count)
        {
            return basic;
        }

        var length = Prefix + basic + (basic > 0 ? 1 : 0);
        var (code, delta, bias, done) = (0x80, 0L, 72, basic);
        while (done < points.Count)
        {
            var next = points.Where(point => point >= code).Min();
            delta += (long)(next - code) * (done + 1);
            code = next;
            foreach (var point in points)
            {
                if (point < code)
                {
                    delta++;
                }
                else if (point == code)
                {
                    length += Digits(delta, bias);
                    bias = Adapt(delta, done + 1, first: done == basic);
                    delta = 0;
                    done++;
                }
            }

            delta++;
            code++;
        }

        return length;
    }

    private static int Digits(long delta, int bias)
    {
        var digits = 1;
        for (var k = Base; ; k += Base)
        {
            var threshold = Math.Clamp(k - bias, 1, 26);
            if (delta < threshold)
            {
                return digits;
            }

            delta = (delta - threshold) / (Base - threshold);
            digits++;
        }
    }

    private static int Adapt(long delta, int points, bool first)
    {
        delta /= first ? 700 : 2;
        delta += delta / points;
        var bias = 0;
        for (; delta > 455; bias += Base)
        {
            delta /= Base - 1;
        }

        return bias + (int)(Base * delta / (delta + 38));
    }
}
