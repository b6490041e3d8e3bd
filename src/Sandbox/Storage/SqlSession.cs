using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Distribution.Sandbox.Storage;

/// <summary>The statements of one transaction. The holes of an interpolated statement become parameters.</summary>
internal sealed class SqlSession(SqliteConnection connection)
{
    public int Execute(FormattableString sql)
    {
        using var command = Command(sql);
        return command.ExecuteNonQuery();
    }

    public long? Number(FormattableString sql)
    {
        using var command = Command(sql);
        return command.ExecuteScalar() is long number ? number : null;
    }

    public List<T> Rows<T>(FormattableString sql, Func<SqliteDataReader, T> read)
    {
        using var command = Command(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    [SuppressMessage("Security", "CA2100", Justification = "Only the format is text of ours; every value is a parameter.")]
    private SqliteCommand Command(FormattableString sql)
    {
        var command = connection.CreateCommand();
        var names = new object[sql.ArgumentCount];
        for (var i = 0; i < names.Length; i++)
        {
            var name = "@p" + i.ToString(CultureInfo.InvariantCulture);
            names[i] = name;
            command.Parameters.AddWithValue(name, Value(sql.GetArgument(i)));
        }

        command.CommandText = string.Format(CultureInfo.InvariantCulture, sql.Format, names);
        return command;
    }

    private static object Value(object? argument) => argument switch
    {
        null => DBNull.Value,
        DateTimeOffset time => time.ToUnixTimeMilliseconds(),
        _ => argument,
    };
}
