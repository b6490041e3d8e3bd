using Distribution.Publishing.Recording;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>Whole values compared: a record compares its lists by reference, so these are compared beside it.</summary>
internal static class Same
{
    public static void Row(Delivery expected, Delivery? actual)
    {
        Assert.NotNull(actual);
        Assert.Equal(expected.History, actual.History);
        Assert.Equal(expected.Progress, actual.Progress);
        Assert.Equal(expected, actual with { History = expected.History, Progress = expected.Progress });
    }

    public static void Rows(IEnumerable<Delivery> expected, IReadOnlyList<Delivery> actual) =>
        Assert.Collection(actual, [.. expected.Select<Delivery, Action<Delivery>>(row => other => Row(row, other))]);

    public static void Article(Article? expected, Article? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is not null && actual is not null)
        {
            Assert.Equal(expected.Tags, actual.Tags);
            Assert.Equal(expected.Authors, actual.Authors);
            Assert.Equal(expected, actual with { Tags = expected.Tags, Authors = expected.Authors });
        }
    }

    public static void Stored(StoredArticle expected, StoredArticle? actual)
    {
        Assert.NotNull(actual);
        Article(expected.Article, actual.Article);
        Assert.Equal(expected, actual with { Article = expected.Article });
    }

    public static void Event(ArticleEvent expected, ArticleEvent? actual)
    {
        Assert.NotNull(actual);
        Article(expected.Article, actual.Article);
        Assert.Equal(expected.Names, actual.Names);
        Assert.Equal(expected, actual with { Article = expected.Article, Names = expected.Names });
    }
}
