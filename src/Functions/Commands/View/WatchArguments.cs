using System.CommandLine;
using System.Globalization;
using Distribution.Sandbox.Faults;

namespace Distribution.Functions.Commands.View;

/// <summary>The options of the commands that deliver something and watch it.</summary>
internal sealed class WatchArguments
{
    private readonly Option<string> _wait = new("--wait")
    {
        Description = "How long to wait for the deliveries to end: a number and s, m or h.",
        HelpName = "time",
        DefaultValueFactory = _ => "60s",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the result as JSON on standard output, and everything else on standard error." };

    private readonly Option<FaultRule[]> _faults = new("--fault")
    {
        Description = "Make the stand-in fail, for example x:accept-then-drop. May be given again.",
        HelpName = "network:fault",
        DefaultValueFactory = _ => [],
        CustomParser = result =>
        {
            try
            {
                return [.. result.Tokens.Select(token => FaultRule.Parse(token.Value))];
            }
            catch (FormatException e)
            {
                result.AddError("--fault: " + e.Message);
                return [];
            }
        },
    };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Write the log to standard error." };

    public WatchArguments() => _wait.Validators.Add(static result =>
    {
        if (result.Tokens is [{ Value: var text }] && Length(text) is null)
        {
            result.AddError($"--wait: '{text}' is no length of time; say 30s, 5m or 1h.");
        }
    });

    public void AddTo(Command command)
    {
        command.Options.Add(_wait);
        command.Options.Add(_json);
        command.Options.Add(_faults);
        command.Options.Add(_verbose);
    }

    public WatchOptions Read(ParseResult parsed) => new()
    {
        Wait = Length(parsed.GetValue(_wait)!)!.Value,
        Json = parsed.GetValue(_json),
        Faults = parsed.GetValue(_faults)!,
        Verbose = parsed.GetValue(_verbose),
    };

    private static TimeSpan? Length(string text) =>
        text is [.. var number, var unit] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? unit switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                _ => null,
            }
            : null;
}
