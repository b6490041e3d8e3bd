using System.CommandLine;

namespace Distribution.Functions.Commands;

/// <summary>Every command there is.</summary>
internal static class CommandLine
{
    public static RootCommand Create()
    {
        var launch = new LaunchArguments();
        var root = new RootCommand("Posts a newsroom's articles to its networks, once each. Without a command it serves.");
        launch.AddTo(root);
        ServeCommand.AddTo(root, launch);
        root.Subcommands.Add(PublishCommand.Create(launch));
        root.Subcommands.Add(PreviewCommand.Create(launch));
        root.Subcommands.Add(StatusCommand.Create(launch));
        root.Subcommands.Add(RepostCommand.Create(launch));
        root.Subcommands.Add(WithdrawCommand.Create(launch));
        root.Subcommands.Add(CheckCommand.Create(launch));
        return root;
    }
}
