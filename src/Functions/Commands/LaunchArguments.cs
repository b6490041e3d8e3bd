using System.CommandLine;
using Distribution.Functions.Hosting.Startup;

namespace Distribution.Functions.Commands;

/// <summary>The options every command has.</summary>
internal sealed class LaunchArguments
{
    private readonly Option<string?> _config = new("--config") { Description = "The newsroom's distribution.json; ./distribution.json unless set.", Recursive = true };

    private readonly Option<string> _data = new("--data") { Description = "The folder everything is kept in.", DefaultValueFactory = _ => "data", Recursive = true };

    private readonly Option<bool> _sandbox = new("--sandbox") { Description = "Post to the local stand-ins even though credentials are set.", Recursive = true };

    private readonly Option<bool> _private = new("--allow-private-addresses")
    {
        Description = "Fetch pages of this machine and its network too. For local work.",
        Recursive = true,
    };

    public void AddTo(RootCommand root)
    {
        root.Options.Add(_config);
        root.Options.Add(_data);
        root.Options.Add(_sandbox);
        root.Options.Add(_private);
    }

    public LaunchOptions Read(ParseResult parsed) => new()
    {
        Config = parsed.GetValue(_config),
        Data = parsed.GetValue(_data)!,
        Sandbox = parsed.GetValue(_sandbox),
        AllowPrivateAddresses = parsed.GetValue(_private),
    };
}
