using AsyncWork.Domain.Notifications;
using AsyncWork.Domain.Pilots;
using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using AsyncWork.Web.Pages.Inbox;
using AsyncWork.Web.TagHelpers;
using NodaTime;

namespace AsyncWork.Web.Pages.Pilots;

/// <summary>What people are told of a pilot when somebody plans it.</summary>
static class PilotNews
{
    public static void TellSponsor(this AppDbContext db, Pilot pilot, string team, Viewer viewer, Instant now) =>
        db.Tell(
            new(
                pilot.SponsorId,
                NotificationReason.Owner,
                viewer.Person,
                $"{viewer.Name} names you as the sponsor of the pilot “{pilot.Name}” of {team}, from {pilot.StartsOn.Text()}.",
                pilot.Url,
                now
            )
        );
}
