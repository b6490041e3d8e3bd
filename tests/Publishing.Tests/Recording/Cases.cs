using System.Reflection;

namespace Distribution.Publishing.Tests.Recording;

/// <summary>The cases of a closed record, so that a table over them cannot forget one.</summary>
internal static class Cases
{
    public static IReadOnlyList<string> Of<T>() =>
        [.. typeof(T).GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic).Where(type => type.IsSubclassOf(typeof(T))).Select(type => type.Name)];

    /// <summary>Each case exactly once: a new one without a sample here fails.</summary>
    public static void AreAll<T>(IEnumerable<T> samples) where T : notnull =>
        Assert.Equal(Of<T>().Order(), samples.Select(sample => sample.GetType().Name).Order());
}
