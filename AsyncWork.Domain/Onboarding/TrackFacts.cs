using AsyncWork.Domain.Norms;

namespace AsyncWork.Domain.Onboarding;

/// <summary>What holds for a team, as <see cref="AsyncTrack"/> needs it.</summary>
/// <param name="Pages">In the order of the playbook.</param>
/// <param name="Channels">In the order of the directory.</param>
/// <param name="Team">Null for somebody without one.</param>
public sealed record TrackFacts(IReadOnlyList<TrackPage> Pages, IReadOnlyList<TrackChannel> Channels, TrackTeam? Team);

/// <summary>What holds on one subject of the playbook.</summary>
/// <param name="Id">Of the page that gives the subject its name; it stays when a team begins to say otherwise.</param>
/// <param name="Source">In words: which rule comes from where.</param>
/// <param name="MustConfirm">Those who are in the team, or everybody, confirm it.</param>
public sealed record TrackPage(int Id, string Title, string Source, string Url, bool MustConfirm);

/// <summary>A channel with the norms that hold for the team.</summary>
/// <param name="Urgent">Null where nothing urgent is written.</param>
public sealed record TrackChannel(string Name, ResponseNorm Answer, ResponseNorm? Urgent);

/// <summary>A team with what it agreed on for its hours.</summary>
/// <param name="Agreed">One line each; none when nothing is agreed.</param>
public sealed record TrackTeam(int Id, string Name, string Slug, IReadOnlyList<string> Agreed);
