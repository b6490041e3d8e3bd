using Distribution.Sandbox.Serving;

namespace Distribution.Sandbox.Faults;

/// <summary>The rules in force. Of those that match a request, the first that fires has it.</summary>
public sealed class FaultScript
{
    private readonly Chance _chance;
    private readonly Lock _oneAtATime = new();
    private readonly List<Entry> _entries = [];

    internal FaultScript(Chance chance) => _chance = chance;

    /// <summary>The rules in the order they were added.</summary>
    public IReadOnlyList<FaultRule> Rules
    {
        get
        {
            lock (_oneAtATime)
            {
                return [.. _entries.Select(entry => entry.Rule)];
            }
        }
    }

    /// <summary>Whether a rule asks for the body before it can decide.</summary>
    internal bool ReadsBodies => Rules.Any(rule => rule.BodyContains is not null);

    public void Add(FaultRule rule)
    {
        lock (_oneAtATime)
        {
            _entries.Add(new Entry(rule));
        }
    }

    /// <summary>Adds the rule this text is.</summary>
    /// <exception cref="FormatException">See <see cref="FaultRule.Parse"/>.</exception>
    public void Add(string text) => Add(FaultRule.Parse(text));

    public void Clear()
    {
        lock (_oneAtATime)
        {
            _entries.Clear();
        }
    }

    internal FaultRule? Next(string network, string method, string path, string? body)
    {
        lock (_oneAtATime)
        {
            return _entries.FirstOrDefault(entry => entry.Rule.Matches(network, method, path, body) && entry.Fires(_chance))?.Rule;
        }
    }

    private sealed class Entry(FaultRule rule)
    {
        private int _seen;

        public FaultRule Rule => rule;

        public bool Fires(Chance chance)
        {
            _seen++;
            return (rule.First is not { } first || _seen <= first)
                && (rule.Every is not { } every || _seen % every == 0)
                && (rule.Probability is not { } probability || chance.Happens(probability));
        }
    }
}
