using System.Collections;
using System.Data.Common;

namespace AsyncWork.Tests.Support;

/// <summary>Rows of as many columns as are asked for, with the same small value of whatever type is asked for.</summary>
sealed class InventedRows(int rows) : DbDataReader
{
    int row;

    public override int FieldCount => 100;
    public override bool HasRows => rows > 0;
    public override bool IsClosed => false;
    public override int Depth => 0;
    public override int RecordsAffected => rows;
    public override object this[int ordinal] => GetValue(ordinal);
    public override object this[string name] => GetValue(0);

    public override bool Read() => row++ < rows;

    public override bool NextResult() => false;

    public override bool IsDBNull(int ordinal) => false;

    public override T GetFieldValue<T>(int ordinal) => (T)Value(Nullable.GetUnderlyingType(typeof(T)) ?? typeof(T));

    static object Value(Type type) =>
        type == typeof(string) ? "1"
        : type == typeof(Guid) ? Guid.Empty
        : type == typeof(DateTime) ? new DateTime(2026, 11, 12, 8, 0, 0, DateTimeKind.Utc)
        : type == typeof(DateOnly) ? new DateOnly(2026, 11, 12)
        : type.IsValueType && !type.IsAssignableTo(typeof(IConvertible)) ? Activator.CreateInstance(type)!
        : type == typeof(byte[]) ? Array.Empty<byte>()
        : Convert.ChangeType(1, type, System.Globalization.CultureInfo.InvariantCulture);

    public override bool GetBoolean(int ordinal) => true;

    public override byte GetByte(int ordinal) => 1;

    public override char GetChar(int ordinal) => '1';

    public override DateTime GetDateTime(int ordinal) => (DateTime)Value(typeof(DateTime));

    public override decimal GetDecimal(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override short GetInt16(int ordinal) => 1;

    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 1;

    public override string GetString(int ordinal) => "1";

    public override object GetValue(int ordinal) => 1;

    public override string GetName(int ordinal) => $"c{ordinal}";

    public override int GetOrdinal(string name) => 0;

    public override string GetDataTypeName(int ordinal) => "int";

    public override Type GetFieldType(int ordinal) => typeof(int);

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) => 0;

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) => 0;

    public override int GetValues(object[] values) => 0;

    public override IEnumerator GetEnumerator() => Array.Empty<object>().GetEnumerator();
}
