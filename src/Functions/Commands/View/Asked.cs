using Distribution.Publishing;
using Distribution.Publishing.Recording;

namespace Distribution.Functions.Commands.View;

/// <summary>What became of asking the pipeline for something.</summary>
internal abstract record Asked
{
    private Asked() { }

    /// <summary>It is on record and is to be watched.</summary>
    public sealed record OnRecord : Asked
    {
        /// <summary>A name of the article.</summary>
        public required ArticleName Name { get; init; }

        /// <summary>What has to be carried out before there is anything to watch; null when the deliveries are there already.</summary>
        public ArticleEvent? Event { get; init; }

        /// <summary>The article's deliveries before it was asked.</summary>
        public required IReadOnlyList<Delivery> Before { get; init; }

        /// <summary>Which of the article's deliveries matter.</summary>
        public Func<StoredArticle, Delivery, bool> Scope { get; init; } = static (_, _) => true;
    }

    /// <summary>It is not done.</summary>
    /// <param name="Problem">One sentence.</param>
    /// <param name="ExitCode">What the command ends with.</param>
    public sealed record Refused(string Problem, int ExitCode) : Asked;
}
