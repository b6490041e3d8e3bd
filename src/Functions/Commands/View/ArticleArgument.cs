using System.CommandLine;

namespace Distribution.Functions.Commands.View;

/// <summary>Names an article that is on record.</summary>
internal sealed class ArticleArgument : Argument<string>
{
    public ArticleArgument() : base("article")
    {
        Description = "The article: its id here, its URL, or the newsroom's own id.";
        HelpName = "id|url";
    }

    /// <summary>Nobody here has heard of it.</summary>
    public static Asked.Refused Unknown(string name) => new(
        $"There is no article '{name}' here; name it by its id, its URL or the newsroom's own id, or publish it first.", ExitCode.BadInput);
}
