using System.Text.Json.Nodes;
using Distribution.Sandbox.Serving;
using Distribution.Sandbox.Storage;
using Distribution.Sandbox.X.Auth;

namespace Distribution.Sandbox.X.Reading;

/// <summary>GET /2/users/me.</summary>
internal static class ReadMe
{
    public static SandboxReply Answer(SqlSession session, SandboxCall call, XSandboxAccount account)
    {
        var data = new JsonObject { ["id"] = account.UserId, ["name"] = account.Name, ["username"] = account.Username };
        foreach (var (name, value) in QueryParameters.Read(call.Query))
        {
            if (name is not ("user.fields" or "expansions" or "tweet.fields" or "post.fields"))
            {
                Journal.Add(session, call.Breach(XSandbox.Word, "unknown-parameter", name));
                return XReplies.Invalid($"The query parameter [{name}] is not one of [user.fields,expansions,tweet.fields,post.fields]", name, value);
            }

            if (name == "user.fields" && value.Split(',').Contains("subscription_type"))
            {
                data["subscription_type"] = account.Premium ? "Premium" : "None";
            }
        }

        return XReplies.Ok(new JsonObject { ["data"] = data });
    }
}
