using AsyncWork.Web.Identity;

namespace AsyncWork.Web.Pages.Time;

/// <summary>Who may do what with hours, beyond their own.</summary>
public static class TimeAccess
{
    /// <summary>May add, rename and archive projects and activities: managers, HR and administrators.</summary>
    public static bool KeepsProjects(this Viewer viewer) => viewer.LeadsTeam || viewer.IsHr || viewer.IsAdministrator;
}
