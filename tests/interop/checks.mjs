// Runs named checks one after another and writes one line for each.
export const run = async (checks) => {
  for (const [name, check] of Object.entries(checks)) {
    try {
      await check()
      console.log(`ok ${name}`)
    } catch (error) {
      console.log(`not ok ${name}: ${String(error.message).replaceAll(/\s*\n\s*/g, ' ')}`)
      process.exitCode = 1
    }
  }
}
