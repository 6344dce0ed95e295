using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using AsyncWork.Domain.People;
using Microsoft.AspNetCore.RateLimiting;

namespace AsyncWork.Web.Identity;

/// <summary>The section <c>RateLimits</c> of the settings; each node counts for itself.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Forms of the signed-out pages that one network address may send in a minute.</summary>
    public int AttemptsPerMinute { get; set; } = 20;

    /// <summary>Of these, how many may name the same account.</summary>
    public int AttemptsPerAccountPerMinute { get; set; } = 10;
}

/// <summary>How often strangers may try: per network address, and per account whether there is one of that name or not.</summary>
public sealed class AttemptLimits : IDisposable
{
    /// <summary>The name of the limit per network address, for <c>[EnableRateLimiting]</c>.</summary>
    public const string PerAddress = "attempts";
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<string> perAccount;

    public AttemptLimits(int perAccountPerMinute) =>
        perAccount = PartitionedRateLimiter.Create<string, string>(name =>
            RateLimitPartition.GetFixedWindowLimiter(name, _ => WindowOf(perAccountPerMinute))
        );

    /// <summary>False when this account was named too often within a minute.</summary>
    public bool Allow(string? email)
    {
        using var lease = perAccount.AttemptAcquire(Person.NormalEmail(email) ?? "");
        return lease.IsAcquired;
    }

    public void Dispose() => perAccount.Dispose();

    internal static RateLimitPartition<string> OfAddress(HttpContext http, int perMinute) =>
        HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(NetworkOf(http.Connection.RemoteIpAddress), _ => WindowOf(perMinute))
            : RateLimitPartition.GetNoLimiter("reading");

    /// <summary>Of an IPv6 address the network, as one customer has all addresses of it.</summary>
    static string NetworkOf(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";

    static FixedWindowRateLimiterOptions WindowOf(int permits) =>
        new()
        {
            PermitLimit = permits,
            Window = Window,
            QueueLimit = 0,
        };

    internal static ValueTask SayWhenAgain(OnRejectedContext context, CancellationToken cancellation)
    {
        var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
        context.HttpContext.Response.Headers.RetryAfter = ((int)wait.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    }
}

static class AttemptLimitsSetup
{
    public static IServiceCollection AddAttemptLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new();
        services.AddSingleton(_ => new AttemptLimits(options.AttemptsPerAccountPerMinute));
        return services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = AttemptLimits.SayWhenAgain;
            limiter.AddPolicy(AttemptLimits.PerAddress, http => AttemptLimits.OfAddress(http, options.AttemptsPerMinute));
        });
    }
}
