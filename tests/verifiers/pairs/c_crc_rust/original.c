/* Checks framed messages, one a line in hex: LEN TYPE DATA... SUM; prints what it holds and a running CRC. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static uint16_t crc;

static void crc_byte(uint8_t b)
{
    crc ^= (uint16_t)(b << 8);
    for (int i = 0; i < 8; i++) crc = crc & 0x8000 ? (uint16_t)(crc << 1 ^ 0x1021) : (uint16_t)(crc << 1);
}

static int hex(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

int main(void)
{
    char line[160];
    int good = 0, bad = 0;
    crc = 0xffff;
    while (fgets(line, sizeof line, stdin)) {
        uint8_t bytes[64];
        int n = 0, ok = 1;
        for (char *p = line; *p && *p != '\n';) {
            if (*p == ' ') { p++; continue; }
            int high = hex(p[0]), low = high < 0 ? -1 : hex(p[1]);
            if (low < 0 || n == 64) { ok = 0; break; }
            bytes[n++] = (uint8_t)(high << 4 | low);
            p += 2;
        }
        if (!ok || n == 0) { puts("not hex"); bad++; continue; }
        if (n < 3 || bytes[0] != n) { printf("length %d, not %d\n", n, bytes[0]); bad++; continue; }
        uint8_t sum = 0;
        for (int i = 0; i < n - 1; i++) sum += bytes[i];
        sum = (uint8_t)-sum;
        if (sum != bytes[n - 1]) { printf("checksum %02x expected\n", sum); bad++; continue; }
        for (int i = 0; i < n; i++) crc_byte(bytes[i]);
        switch (bytes[1]) {
        case 0x01: printf("text "); fwrite(bytes + 2, 1, n - 3, stdout); puts(""); break;
        case 0x02: {
            int16_t v = 0;
            if (n == 5) v = (int16_t)(bytes[2] << 8 | bytes[3]);
            printf("number %d\n", v);
            break;
        }
        case 0x7f: puts("end"); break;
        default: printf("type %d ignored\n", bytes[1]);
        }
        good++;
        if (bytes[1] == 0x7f) break;
    }
    printf("%d good, %d bad, crc %04x\n", good, bad, crc);
    return bad != 0;
}
