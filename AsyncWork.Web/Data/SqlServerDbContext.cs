using Microsoft.EntityFrameworkCore;

namespace AsyncWork.Web.Data;

/// <summary>AsyncWork on SQL Server: what a company runs.</summary>
public sealed class SqlServerDbContext(DbContextOptions<SqlServerDbContext> options) : AppDbContext(options);
