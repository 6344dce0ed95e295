using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using AsyncWork.Domain.People;

namespace AsyncWork.Web.Identity;

/// <summary>The section <c>RateLimits</c> of the settings; each node counts for itself.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Forms of the signed-out pages that one network address may send in a minute.</summary>
    public int AttemptsPerMinute { get; set; } = 20;

    /// <summary>Of these, how many may name the same account.</summary>
    public int AttemptsPerAccountPerMinute { get; set; } = 10;
}

/// <summary>On a page that takes passwords or addresses: forms for it are counted per network address.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class LimitAttemptsAttribute : Attribute;

/// <summary>How often strangers may try: per network address, and per account whether there is one of that name or not.</summary>
public sealed class AttemptLimits(RateLimitOptions options) : IDisposable
{
    static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    readonly PartitionedRateLimiter<string> perAccount = Limiter(options.AttemptsPerAccountPerMinute);
    readonly PartitionedRateLimiter<string> perNetwork = Limiter(options.AttemptsPerMinute);

    /// <summary>False when this account was named too often within a minute.</summary>
    public bool Allow(string? email)
    {
        using var lease = perAccount.AttemptAcquire(Person.NormalEmail(email) ?? "");
        return lease.IsAcquired;
    }

    /// <summary>How long this network address has to wait; null when it may try.</summary>
    public TimeSpan? WaitOf(IPAddress? address)
    {
        using var lease = perNetwork.AttemptAcquire(NetworkOf(address));
        return lease.IsAcquired ? null
            : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after
            : Window;
    }

    public void Dispose()
    {
        perAccount.Dispose();
        perNetwork.Dispose();
    }

    /// <summary>Of an IPv6 address the network, as one customer has all addresses of it.</summary>
    static string NetworkOf(IPAddress? address) =>
        address is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";

    static PartitionedRateLimiter<string> Limiter(int permits) =>
        PartitionedRateLimiter.Create<string, string>(name =>
            RateLimitPartition.GetFixedWindowLimiter(
                name,
                _ =>
                    new()
                    {
                        PermitLimit = permits,
                        Window = Window,
                        QueueLimit = 0,
                    }
            )
        );
}

static class AttemptLimitsSetup
{
    public static IServiceCollection AddAttemptLimits(this IServiceCollection services, IConfiguration configuration)
    {
        var options = configuration.GetSection("RateLimits").Get<RateLimitOptions>() ?? new();
        return services.AddSingleton(_ => new AttemptLimits(options));
    }

    /// <summary>
    /// Answers 429 to who tries too often. Not the framework's middleware, which never lets go of its limiter: every app that was started
    /// in this process would stay in memory, as tests start thousands.
    /// </summary>
    public static WebApplication UseAttemptLimits(this WebApplication app)
    {
        var limits = app.Services.GetRequiredService<AttemptLimits>();
        app.Use(
            (http, next) =>
            {
                if (
                    !HttpMethods.IsPost(http.Request.Method)
                    || http.GetEndpoint()?.Metadata.GetMetadata<LimitAttemptsAttribute>() is null
                    || limits.WaitOf(http.Connection.RemoteIpAddress) is not { } wait
                )
                    return next(http);
                http.Response.StatusCode = StatusCodes.Status429TooManyRequests;
                http.Response.Headers.RetryAfter = ((int)wait.TotalSeconds + 1).ToString(CultureInfo.InvariantCulture);
                return Task.CompletedTask;
            }
        );
        return app;
    }
}
