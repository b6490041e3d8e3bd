using System.CommandLine;
using Distribution.Functions.Hosting.Startup;

namespace Distribution.Functions.Commands;

/// <summary>Says what each channel would be and everything that is wrong with the settings. No secret is ever shown.</summary>
internal static class CheckCommand
{
    public static Command Create(LaunchArguments launch)
    {
        var json = new Option<bool>("--json") { Description = "One JSON object on standard output." };
        var command = new Command("check", "Looks at every setting and says everything that is wrong at once.") { json };
        command.SetAction((parsed, _) => RunAsync(launch.Read(parsed), parsed.GetValue(json), parsed.InvocationConfiguration.Output));
        return command;
    }

    internal static async Task<int> RunAsync(LaunchOptions launch, bool asJson, TextWriter output)
    {
        var settings = SettingsCheck.Run(launch);
        var report = CheckReport.Of(settings);
        await output.WriteAsync(asJson ? report.ToJson() + Environment.NewLine : report.ToText());
        return settings.Faults is [] ? ExitCode.Done : ExitCode.WrongSettings;
    }
}
