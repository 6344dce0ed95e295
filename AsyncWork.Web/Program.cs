using AsyncWork.Web.Data;
using AsyncWork.Web.Identity;
using NodaTime;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<IClock>(SystemClock.Instance);
builder.Services.AddDatabase(builder.Configuration, builder.Environment);
builder.Services.AddAccounts();
builder.Services.AddRazorPages();

var app = builder.Build();
if (app.Environment.IsDevelopment())
    await app.Services.MigrateAsync();
app.UseAuthentication();
app.UseAuthorization();
app.MapRazorPages();
await app.RunAsync();
