using System.Security.Cryptography;
using System.Text;

namespace Distribution.Functions.Pages;

/// <summary>
/// Lets only this page's own buttons through: a request of another site has another origin, does not carry the cookie (SameSite), and
/// does not know the token that goes with it.
/// </summary>
internal sealed class PageForms
{
    /// <summary>The form's hidden field.</summary>
    public const string Field = "token";

    private const string Cookie = "distribution-page";
    private const int Bytes = 32;

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(Bytes);

    /// <summary>The token for this reader's forms; gives the reader a cookie when it has none.</summary>
    public string Token(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { Length: > 0 } known)
        {
            return Of(known);
        }

        var visitor = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));
        context.Response.Cookies.Append(Cookie, visitor, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = context.Request.IsHttps, Path = "/" });
        return Of(visitor);
    }

    /// <summary>Whether the request comes from a form of this page.</summary>
    public async Task<bool> IsOwnAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Headers.Origin is not [{ } origin] || origin != $"{request.Scheme}://{request.Host}" || !request.HasFormContentType)
        {
            return false;
        }

        var form = await request.ReadFormAsync(cancellationToken);
        return request.Cookies[Cookie] is { Length: > 0 } visitor
            && form[Field] is [{ } token]
            && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(Of(visitor)));
    }

    private string Of(string visitor) => Convert.ToHexStringLower(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(visitor)));
}
